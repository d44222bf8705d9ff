package dev.pergola.core.plan;

import dev.pergola.core.model.Affinity;
import dev.pergola.core.model.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What filters mean, written down a second time and as plainly as possible: how SQLite compares values of different types,
 * what LIKE and GLOB match, and what becomes of NULL. A condition that is neither true nor false is empty.
 *
 * @param affinity of the column that is compared
 */
record FilterModel(Affinity affinity) {

    private static final String BLANK = "[ \\t\\n\\u000b\\f\\r]*";
    private static final Pattern NUMBER =
            Pattern.compile(BLANK + "([+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?)" + BLANK);

    /** Less than 0, 0 or more than 0; empty where one of both is NULL. */
    Optional<Integer> compare(Value cell, Value operand) {
        if (cell == Value.nothing() || operand == Value.nothing()) {
            return Optional.empty();
        }
        Value other = converted(operand);
        int byClass = Integer.compare(rank(cell), rank(other));
        if (byClass != 0) {
            return Optional.of(byClass);
        }
        if (cell instanceof Value.Text || cell instanceof Value.Blob) {
            return Optional.of(Arrays.compareUnsigned(bytes(cell), bytes(other)));
        }
        return Optional.of(compareNumbers(cell, other));
    }

    Optional<Boolean> equal(Value cell, Value operand) {
        return compare(cell, operand).map(order -> order == 0);
    }

    Optional<Boolean> in(Value cell, List<Value> operands) {
        List<Optional<Boolean>> each =
                operands.stream().map(operand -> equal(cell, operand)).toList();
        if (each.contains(Optional.of(true))) {
            return Optional.of(true);
        }
        return each.contains(Optional.<Boolean>empty()) ? Optional.empty() : Optional.of(false);
    }

    /** What a comparison makes of a value that has no column of its own. */
    private Value converted(Value operand) {
        if (affinity == Affinity.TEXT && rank(operand) == 0) {
            return Value.of(operand instanceof Value.Real real ? text(real.number()) : operand.asText());
        }
        return affinity.numeric() && operand instanceof Value.Text text ? asNumber(text.text()) : operand;
    }

    /** As SQLite writes a number where a text is wanted: 15 digits, and at least one behind the point. */
    private static String text(double number) {
        if (Double.isInfinite(number)) {
            return number > 0 ? "Inf" : "-Inf";
        }
        BigDecimal rounded = new BigDecimal(number).round(new MathContext(15));
        int exponent = rounded.signum() == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 15) {
            return withFraction(rounded);
        }
        return "%se%c%02d"
                .formatted(
                        withFraction(rounded.scaleByPowerOfTen(-exponent)),
                        exponent < 0 ? '-' : '+',
                        Math.abs(exponent));
    }

    private static String withFraction(BigDecimal number) {
        BigDecimal shortest = number.stripTrailingZeros();
        return (shortest.scale() < 1 ? shortest.setScale(1) : shortest).toPlainString();
    }

    private static Value asNumber(String text) {
        var matcher = NUMBER.matcher(text);
        if (!matcher.matches()) {
            return Value.of(text);
        }
        String number = matcher.group(1);
        try {
            return Value.of(Long.parseLong(number));
        } catch (NumberFormatException noWholeNumberOf64Bits) {
            return Value.of(Double.parseDouble(number));
        }
    }

    private static int rank(Value value) {
        if (value instanceof Value.Text) {
            return 1;
        }
        return value instanceof Value.Blob ? 2 : 0;
    }

    private static int compareNumbers(Value one, Value other) {
        double left = number(one);
        double right = number(other);
        return Double.isInfinite(left) || Double.isInfinite(right)
                ? Double.compare(left, right)
                : exact(one).compareTo(exact(other));
    }

    private static double number(Value value) {
        return value instanceof Value.Whole whole ? whole.number() : ((Value.Real) value).number();
    }

    private static BigDecimal exact(Value value) {
        return value instanceof Value.Whole whole
                ? BigDecimal.valueOf(whole.number())
                : new BigDecimal(((Value.Real) value).number());
    }

    private static byte[] bytes(Value value) {
        return value instanceof Value.Blob blob ? blob.bytes() : value.asText().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether a text fits a pattern of LIKE, in which only the letters from A to Z have no case. */
    static boolean like(String text, String pattern) {
        int[] letters = lowerCase(text);
        int[] marks = lowerCase(pattern);
        return like(letters, 0, marks, 0);
    }

    private static boolean like(int[] text, int at, int[] pattern, int mark) {
        if (mark == pattern.length) {
            return at == text.length;
        }
        if (pattern[mark] == '%') {
            return like(text, at, pattern, mark + 1) || (at < text.length && like(text, at + 1, pattern, mark));
        }
        return at < text.length
                && (pattern[mark] == '_' || pattern[mark] == text[at])
                && like(text, at + 1, pattern, mark + 1);
    }

    private static int[] lowerCase(String text) {
        return text.codePoints()
                .map(letter -> letter >= 'A' && letter <= 'Z' ? letter + 32 : letter)
                .toArray();
    }

    /** Whether a text fits a pattern of GLOB. */
    static boolean glob(String text, String pattern) {
        return glob(text.codePoints().toArray(), 0, pattern.codePoints().toArray(), 0);
    }

    private static boolean glob(int[] text, int at, int[] pattern, int mark) {
        if (mark == pattern.length) {
            return at == text.length;
        }
        if (pattern[mark] == '*') {
            return glob(text, at, pattern, mark + 1) || (at < text.length && glob(text, at + 1, pattern, mark));
        }
        if (at == text.length) {
            return false;
        }
        if (pattern[mark] != '[') {
            return (pattern[mark] == '?' || pattern[mark] == text[at]) && glob(text, at + 1, pattern, mark + 1);
        }
        boolean others = mark + 1 < pattern.length && pattern[mark + 1] == '^';
        int first = mark + (others ? 2 : 1);
        int end = first + 1; // a bracket at the beginning is one of the letters
        while (end < pattern.length && pattern[end] != ']') {
            end++;
        }
        return end < pattern.length
                && inSet(text[at], Arrays.copyOfRange(pattern, first, end)) != others
                && glob(text, at + 1, pattern, end + 1);
    }

    private static boolean inSet(int letter, int[] set) {
        boolean found = false;
        int before = -1;
        for (int i = 0; i < set.length; i++) {
            boolean range = set[i] == '-' && before >= 0 && i + 1 < set.length;
            found |= range ? letter >= before && letter <= set[++i] : letter == set[i];
            before = range || (i == 0 && set[i] == ']') ? -1 : set[i];
        }
        return found;
    }
}
