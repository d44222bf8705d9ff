package dev.pergola.core.model;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds named parameters in SQL by walking over the text once, as SQLite's own tokenizer would: {@code :name}, and
 * {@code @name} and {@code $name}, which SQLite tells apart from the first.
 */
final class ParameterNames {

    private final String sql;
    private final List<String> names = new ArrayList<>();
    private int position;

    private ParameterNames(String sql) {
        this.sql = sql;
    }

    /** Every use, each with the character that begins it. */
    static List<String> in(String sql) {
        ParameterNames search = new ParameterNames(sql);
        search.walk();
        return List.copyOf(search.names);
    }

    private void walk() {
        while (position < sql.length()) {
            char c = sql.charAt(position);
            switch (c) {
                case '\'', '"', '`' -> skipQuoted(c);
                case '[' -> skipPast("]");
                case '-' -> skipComment('-', "\n");
                case '/' -> skipComment('*', "*/");
                case ':', '@', '$' -> takeName();
                default -> skipWord(c);
            }
        }
    }

    /** A dollar sign inside a word belongs to it. */
    private void skipWord(char c) {
        position++;
        while (isNameCharacter(c) && position < sql.length() && isNameCharacter(sql.charAt(position))) {
            position++;
        }
    }

    /** A doubled quote inside reads as the end of one literal and the start of the next, with the same result. */
    private void skipQuoted(char quote) {
        position++;
        skipPast(String.valueOf(quote));
    }

    private void skipComment(char second, String end) {
        if (position + 1 < sql.length() && sql.charAt(position + 1) == second) {
            position += 2;
            skipPast(end);
        } else {
            position++;
        }
    }

    private void skipPast(String end) {
        int found = sql.indexOf(end, position);
        position = found < 0 ? sql.length() : found + end.length();
    }

    private void takeName() {
        int start = position++;
        while (position < sql.length() && isNameCharacter(sql.charAt(position))) {
            position++;
        }
        if (position > start + 1) {
            names.add(sql.substring(start, position));
        }
    }

    private static boolean isNameCharacter(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$' || c >= 0x80;
    }
}
