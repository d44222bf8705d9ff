package dev.pergola.core.plan;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.PageToken;
import dev.pergola.core.model.RowIdentifier;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.text.RowPath;
import dev.pergola.core.text.TildeCoding;
import java.util.List;
import java.util.Optional;

/**
 * The text of a page token, as it stands in the argument {@code _next}: the value of the sort column where there is one,
 * then the key of the last row, tilde-encoded and joined by commas; for views the number of rows passed.
 */
public final class NextToken {

    /** Stands for NULL; a text that reads the same is encoded differently. */
    private static final String NULL = "$null";

    private NextToken() {}

    /**
     * Writes a token.
     *
     * @param token where the next page begins
     * @return its text
     */
    public static String write(PageToken token) {
        if (token instanceof PageToken.AfterSorted sorted) {
            String value = sorted.sortValue() == Value.nothing()
                    ? NULL
                    : TildeCoding.encode(sorted.sortValue().asText());
            return value + "," + RowPath.join(sorted.row().texts());
        }
        return token instanceof PageToken.AfterRow row
                ? RowPath.join(row.row().texts())
                : Long.toString(((PageToken.AfterCount) token).rows());
    }

    /**
     * Reads a token.
     *
     * @param text the value of {@code _next}
     * @param table the table that is paged
     * @param sort its order
     * @return where the page begins
     * @throws ServerException where the text is no token of this table in this order
     */
    static PageToken read(String text, TableSchema table, Optional<SortOrder> sort) {
        try {
            if (table.view()) {
                return new PageToken.AfterCount(Long.parseLong(text));
            }
            int comma = text.indexOf(',');
            boolean sorted = sort.isPresent() && comma >= 0;
            List<Value> key = RowPath.split(sorted ? text.substring(comma + 1) : text).stream()
                    .map(Value::of)
                    .toList();
            if (key.size() != table.rowKey().size() || sort.isPresent() != sorted) {
                throw wrong(text, table);
            }
            RowIdentifier row = new RowIdentifier(key);
            return sorted
                    ? new PageToken.AfterSorted(sortValue(text.substring(0, comma)), row)
                    : new PageToken.AfterRow(row);
        } catch (IllegalArgumentException malformed) {
            throw wrong(text, table).causedBy(malformed);
        }
    }

    private static Value sortValue(String text) {
        return text.equals(NULL) ? Value.nothing() : Value.of(TildeCoding.decode(text));
    }

    private static ServerException wrong(String text, TableSchema table) {
        return new ServerException(
                ErrorCode.BAD_REQUEST,
                "The page could not be found: _next=%s is no place in %s in this order.".formatted(text, table.name()),
                "Follow next_url from the page before, or leave _next out to begin again.");
    }
}
