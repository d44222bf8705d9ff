package dev.pergola.core.db;

import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes what people type into a search box safe for SQLite's MATCH: words and quoted phrases are searched, and nothing
 * is taken for an operator.
 *
 * <p>{@code dog "cat fish"} becomes {@code "dog" "cat fish"}. Statements call it as {@code escape_fts(text)}.
 */
final class FullTextQuery {

    private static final Pattern PIECE = Pattern.compile("\"[^\"]*\"|[^\\s\"]+");

    private FullTextQuery() {}

    static String escape(String query) {
        long quotes = query.chars().filter(c -> c == '"').count();
        Matcher pieces = PIECE.matcher(quotes % 2 == 0 ? query : query + '"');
        StringJoiner escaped = new StringJoiner(" ");
        while (pieces.find()) {
            String piece = pieces.group();
            if (!piece.startsWith("\"")) {
                escaped.add('"' + piece + '"');
            } else if (piece.length() > 2) {
                escaped.add(piece);
            }
        }
        return escaped.toString();
    }
}
