package dev.pergola.core.plan;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.Affinity;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.PageToken;
import dev.pergola.core.model.RowIdentifier;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The text of a page token, as it stands in the argument {@code _next}: the value of the sort column where there is one,
 * then the key of the last row, each as a {@link TokenValue} and joined by commas; for views the number of rows passed.
 */
public final class NextToken {

    private NextToken() {}

    /**
     * Writes a token.
     *
     * @param token where the next page begins
     * @param table the table that is paged
     * @param sort its order
     * @return its text
     */
    public static String write(PageToken token, TableSchema table, Optional<SortOrder> sort) {
        if (token instanceof PageToken.AfterCount count) {
            return Long.toString(count.rows());
        }
        if (token instanceof PageToken.AfterSorted sorted) {
            Affinity affinity =
                    sort.map(order -> affinity(table, order.column())).orElse(Affinity.BLOB);
            return TokenValue.write(sorted.sortValue(), affinity) + "," + key(sorted.row(), table);
        }
        String key = key(((PageToken.AfterRow) token).row(), table);
        return key.isEmpty() ? TokenValue.EMPTY : key; // a blank argument is as good as none
    }

    private static String key(RowIdentifier row, TableSchema table) {
        StringJoiner key = new StringJoiner(",");
        for (int i = 0; i < row.values().size(); i++) {
            key.add(TokenValue.write(
                    row.values().get(i), affinity(table, table.rowKey().get(i))));
        }
        return key.toString();
    }

    /** A column that the table does not have is the row number. */
    private static Affinity affinity(TableSchema table, String column) {
        return table.column(column).map(ColumnSchema::affinity).orElse(Affinity.INTEGER);
    }

    /**
     * Reads a token.
     *
     * @param text the value of {@code _next}
     * @param table the table that is paged
     * @param sort its order
     * @return where the page begins; empty where the token has another number of parts than this order needs, so that a
     *     page whose order was changed by hand begins again
     * @throws ServerException where the text is no token at all
     */
    static Optional<PageToken> read(String text, TableSchema table, Optional<SortOrder> sort) {
        try {
            if (table.view()) {
                return Optional.of(new PageToken.AfterCount(Long.parseLong(text)));
            }
            int comma = text.indexOf(',');
            boolean sorted = sort.isPresent() && comma >= 0;
            List<Value> key = Arrays.stream((sorted ? text.substring(comma + 1) : text).split(",", -1))
                    .map(TokenValue::read)
                    .toList();
            if (key.size() != table.rowKey().size() || sort.isPresent() != sorted) {
                return Optional.empty();
            }
            RowIdentifier row = new RowIdentifier(key);
            return Optional.of(
                    sorted
                            ? new PageToken.AfterSorted(TokenValue.read(text.substring(0, comma)), row)
                            : new PageToken.AfterRow(row));
        } catch (IllegalArgumentException malformed) {
            throw wrong(text, table).causedBy(malformed);
        }
    }

    private static ServerException wrong(String text, TableSchema table) {
        return new ServerException(
                ErrorCode.BAD_REQUEST,
                "The page could not be found: _next=%s is no place in %s.".formatted(text, table.name()),
                "Follow next_url from the page before, or leave _next out to begin again.");
    }
}
