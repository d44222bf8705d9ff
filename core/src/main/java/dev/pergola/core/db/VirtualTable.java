package dev.pergola.core.db;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The CREATE statement of a virtual table, taken apart.
 *
 * @param module the module, in lower case
 * @param arguments what stands between the parentheses, split at commas, as it was written
 */
record VirtualTable(String module, List<String> arguments) {

    private static final Set<String> FULL_TEXT_MODULES = Set.of("fts3", "fts4", "fts5");

    /** Copies the list. */
    VirtualTable {
        arguments = List.copyOf(arguments);
    }

    /** Reads a CREATE statement; empty for anything but a virtual table. */
    static Optional<VirtualTable> parse(String sql) {
        Scanner scanner = new Scanner(sql);
        if (!scanner.word().equalsIgnoreCase("create") || !scanner.word().equalsIgnoreCase("virtual")) {
            return Optional.empty();
        }
        while (!scanner.atEnd()) {
            if (scanner.word().equalsIgnoreCase("using")) {
                return Optional.of(
                        new VirtualTable(unquote(scanner.word()).toLowerCase(Locale.ROOT), scanner.arguments()));
            }
        }
        return Optional.empty();
    }

    boolean fullText() {
        return FULL_TEXT_MODULES.contains(module);
    }

    /** The table whose rows a full-text table indexes; an empty name where it keeps no content at all. */
    Optional<String> content() {
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            if (equals > 0 && argument.substring(0, equals).strip().equalsIgnoreCase("content")) {
                return Optional.of(unquote(argument.substring(equals + 1).strip()));
            }
        }
        return Optional.empty();
    }

    private static String unquote(String text) {
        if (text.length() < 2) {
            return text;
        }
        char first = text.charAt(0);
        char last = text.charAt(text.length() - 1);
        String inside = text.substring(1, text.length() - 1);
        if (first == '[' && last == ']') {
            return inside;
        }
        boolean quoted = first == last && (first == '"' || first == '\'' || first == '`');
        return quoted ? inside.replace("" + first + first, "" + first) : text;
    }

    /** Walks over SQL word by word; quoted names are one word, comments are none. */
    private static final class Scanner {

        private final String sql;
        private int position;

        Scanner(String sql) {
            this.sql = sql;
        }

        boolean atEnd() {
            skipBlanks();
            return position >= sql.length();
        }

        /** A name, a quoted name, or one other character. */
        String word() {
            skipBlanks();
            int start = position;
            if (position < sql.length() && !skipQuoted()) {
                boolean name = isNameCharacter(sql.charAt(position++));
                while (name && position < sql.length() && isNameCharacter(sql.charAt(position))) {
                    position++;
                }
            }
            return sql.substring(start, position);
        }

        private static boolean isNameCharacter(char c) {
            return Character.isLetterOrDigit(c) || c == '_' || c == '$';
        }

        List<String> arguments() {
            List<String> list = new ArrayList<>();
            skipBlanks();
            if (position >= sql.length() || sql.charAt(position) != '(') {
                return list;
            }
            int start = ++position;
            int depth = 0;
            while (position < sql.length()) {
                if (skipQuoted() || skipComment()) {
                    continue;
                }
                char c = sql.charAt(position++);
                if (c == '(') {
                    depth++;
                } else if (depth == 0 && (c == ',' || c == ')')) {
                    list.add(sql.substring(start, position - 1).strip());
                    start = position;
                    if (c == ')') {
                        return list;
                    }
                } else if (c == ')') {
                    depth--;
                }
            }
            return list;
        }

        private void skipBlanks() {
            while (position < sql.length()) {
                if (Character.isWhitespace(sql.charAt(position))) {
                    position++;
                } else if (!skipComment()) {
                    return;
                }
            }
        }

        private boolean skipComment() {
            if (sql.startsWith("--", position)) {
                skipPast("\n", position);
                return true;
            }
            if (sql.startsWith("/*", position)) {
                skipPast("*/", position + 2);
                return true;
            }
            return false;
        }

        private boolean skipQuoted() {
            char quote = sql.charAt(position);
            if (quote == '[') {
                skipPast("]", position + 1);
                return true;
            }
            if (quote != '"' && quote != '\'' && quote != '`') {
                return false;
            }
            do {
                skipPast(String.valueOf(quote), position + 1);
            } while (position < sql.length() && sql.charAt(position) == quote);
            return true;
        }

        private void skipPast(String end, int from) {
            int found = sql.indexOf(end, from);
            position = found < 0 ? sql.length() : found + end.length();
        }
    }
}
