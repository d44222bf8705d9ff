package dev.pergola.plugins.cors;

import java.util.regex.Pattern;

/**
 * A shell pattern of origins: {@code *} for any characters, also dots and slashes, {@code ?} for one, {@code [abc]} for
 * one of these and {@code [!abc]} for one other. Everything else is itself, in upper and lower case as written.
 */
record OriginPattern(String text, Pattern expression) {

    static OriginPattern of(String text) {
        StringBuilder expression = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            int end = endOfChoice(text, i);
            if (end > i) {
                expression.append(choice(text.substring(i + 1, end)));
                i = end + 1;
            } else {
                expression.append(
                        switch (text.charAt(i)) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(text.substring(i, i + 1));
                        });
                i++;
            }
        }
        return new OriginPattern(text, Pattern.compile(expression.toString(), Pattern.DOTALL));
    }

    /** Where the choice that begins here ends; a bracket that nothing closes is itself. */
    private static int endOfChoice(String text, int begin) {
        if (text.charAt(begin) != '[') {
            return -1;
        }
        int first = begin + (text.startsWith("!", begin + 1) ? 2 : 1);
        return text.indexOf(']', first + 1); // a closing bracket in the first place is one of the choices
    }

    private static String choice(String characters) {
        boolean negated = characters.startsWith("!");
        String quoted = characters.substring(negated ? 1 : 0).replaceAll("[\\\\\\[\\]^&]", "\\\\$0");
        return (negated ? "[^" : "[") + quoted + "]";
    }

    boolean matches(String origin) {
        return expression.matcher(origin).matches();
    }
}
