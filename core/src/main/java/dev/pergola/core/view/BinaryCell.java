package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.BinaryLinks;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.text.CssClass;
import dev.pergola.core.text.RowPath;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of one cell as an answer, and the addresses that lead there. A cell of a table is found by the key of its row;
 * one of a query, whose rows have no names, by what it holds.
 */
public final class BinaryCell {

    private static final String COLUMN = "_blob_column";
    private static final String HASH = "_blob_hash";
    private static final int HASH_IN_NAME = 6;

    private BinaryCell() {}

    /**
     * Answers a request for a cell.
     *
     * @param grid the rows among which it is; read as far as needed
     * @param request its arguments name the column, and the SHA-256 of the content where it is not the first row
     * @param nameParts what comes before the column in the name under which a browser saves it, safe for a header
     * @return the bytes; none for NULL
     * @throws ServerException where there is no such column or row
     */
    public static Response answer(RowGrid grid, Request request, List<String> nameParts) {
        String column = request.parameter(COLUMN)
                .orElseThrow(() -> new ServerException(
                        ErrorCode.BAD_REQUEST,
                        "?_blob_column= is required",
                        "Name the column whose bytes are wanted as the argument _blob_column."));
        int position = grid.columnNames().indexOf(column);
        if (position < 0) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    column + " is not a valid column",
                    "The columns are: " + String.join(", ", grid.columnNames()) + ".");
        }
        Optional<String> hash = request.parameter(HASH);
        byte[] bytes = find(grid.rows().cursor(), grid.columns().get(position).cell(), hash);
        List<String> name = new ArrayList<>(nameParts);
        name.add(CssClass.of(column));
        hash.ifPresent(text -> name.add(text.substring(0, Math.min(HASH_IN_NAME, text.length()))));
        return Response.of("application/binary", Body.of(bytes))
                .withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("Content-Disposition", "attachment; filename=\"" + String.join("-", name) + ".blob\"");
    }

    private static byte[] find(RowCursor rows, int cell, Optional<String> hash) {
        while (rows.next()) {
            byte[] bytes = bytes(rows, cell);
            if (hash.isEmpty() || hash.get().equals(sha256(bytes))) {
                return bytes;
            }
        }
        if (hash.isEmpty()) {
            throw new ServerException(ErrorCode.NOT_FOUND, "There is no row whose content could be sent.");
        }
        throw new ServerException(
                ErrorCode.BAD_REQUEST,
                "Link has expired - the requested binary content has changed or could not be found.",
                "Ask for the rows again; they have links to what is there now.");
    }

    private static byte[] bytes(RowCursor row, int cell) {
        return switch (row.type(cell)) {
            case BLOB -> row.blob(cell);
            case NULL -> new byte[0];
            case INTEGER, REAL, TEXT -> Value.of(row, cell).asText().getBytes(StandardCharsets.UTF_8);
        };
    }

    /**
     * Cells of a table, by the keys of their rows.
     *
     * @param table the address of the table, absolute
     * @param keyCells where the key stands among the cells, at least one
     * @return for one answer
     */
    public static BinaryLinks ofRows(String table, List<Integer> keyCells) {
        requireNonNull(table, "table is null");
        return (row, column) -> {
            List<String> key =
                    keyCells.stream().map(cell -> Value.of(row, cell).asText()).toList();
            return QueryString.of(COLUMN, column.name()).appendTo(table + "/" + RowPath.join(key) + "." + Exports.BLOB);
        };
    }

    /**
     * Cells of rows that have no key, by what they hold.
     *
     * @param path where the rows are, absolute, without an ending
     * @param rawQuery the arguments that lead to these rows, still encoded
     * @return for one answer
     */
    public static BinaryLinks ofContent(String path, String rawQuery) {
        String before = path + "." + Exports.BLOB + "?" + (rawQuery.isEmpty() ? "" : rawQuery + "&");
        return (row, column) -> before
                + QueryString.of(COLUMN, column.name())
                        .adding(HASH, row.type(column.cell()) == CellType.BLOB ? sha256(row.blob(column.cell())) : "")
                        .encoded();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, though every Java must have it", e);
        }
    }
}
