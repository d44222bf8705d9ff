package dev.pergola.core.text;

import dev.pergola.core.text.SqlToken.Kind;
import java.util.ArrayList;
import java.util.List;

/** Takes SQL apart into tokens as SQLite does. Anything is a list of tokens; whether it makes sense is not asked here. */
public final class SqlTokens {

    private final String sql;
    private int position;

    private SqlTokens(String sql) {
        this.sql = sql;
    }

    /**
     * All tokens of a text.
     *
     * @param sql any text; what follows a NUL is not read, as SQLite does not
     * @return in order
     */
    public static List<SqlToken> of(String sql) {
        int end = sql.indexOf('\0');
        SqlTokens tokens = new SqlTokens(end < 0 ? sql : sql.substring(0, end));
        List<SqlToken> all = new ArrayList<>();
        while (tokens.findsMore()) {
            all.add(tokens.next());
        }
        return all;
    }

    private boolean findsMore() {
        while (position < sql.length()) {
            if (" \t\n\u000b\f\r\ufeff".indexOf(sql.charAt(position)) >= 0) {
                position++;
            } else if (sql.startsWith("--", position)) {
                skipPast("\n");
            } else if (sql.startsWith("/*", position) && position + 2 < sql.length()) {
                position += 2;
                skipPast("*/");
            } else {
                return true;
            }
        }
        return false;
    }

    private SqlToken next() {
        int start = position;
        char c = sql.charAt(position++);
        Kind kind;
        if (c == '\'' || c == '"' || c == '`') {
            skipQuoted(c);
            kind = c == '\'' ? Kind.STRING : Kind.QUOTED;
        } else if (c == '[') {
            skipPast("]");
            kind = Kind.QUOTED;
        } else if ((c == 'x' || c == 'X') && position < sql.length() && sql.charAt(position) == '\'') {
            position++;
            skipQuoted('\'');
            kind = Kind.LITERAL;
        } else if (isDigit(c) || (c == '.' && position < sql.length() && isDigit(sql.charAt(position)))) {
            skipNumber();
            kind = Kind.LITERAL;
        } else if (isWord(c) && c != '$') {
            skipWord();
            kind = Kind.WORD;
        } else if ("?:@#$".indexOf(c) >= 0) {
            skipWord();
            kind = Kind.PARAMETER;
        } else {
            kind = Kind.SIGN;
        }
        return new SqlToken(kind, sql.substring(start, position), start);
    }

    private void skipQuoted(char quote) {
        while (position < sql.length()) {
            if (sql.charAt(position++) == quote) {
                if (position == sql.length() || sql.charAt(position) != quote) {
                    return;
                }
                position++;
            }
        }
    }

    private void skipNumber() {
        while (position < sql.length()
                && (isWord(sql.charAt(position))
                        || sql.charAt(position) == '.'
                        || ("+-".indexOf(sql.charAt(position)) >= 0 && isExponent(sql.charAt(position - 1))))) {
            position++;
        }
    }

    private static boolean isExponent(char c) {
        return c == 'e' || c == 'E';
    }

    private void skipWord() {
        while (position < sql.length() && isWord(sql.charAt(position))) {
            position++;
        }
    }

    private void skipPast(String end) {
        int found = sql.indexOf(end, position);
        position = found < 0 ? sql.length() : found + end.length();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '$' || c >= 0x80;
    }
}
