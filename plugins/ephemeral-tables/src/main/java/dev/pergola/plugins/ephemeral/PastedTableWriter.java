package dev.pergola.plugins.ephemeral;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.data.Transaction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Makes a table of pasted rows.
 *
 * @param transaction all of it or nothing
 */
record PastedTableWriter(Transaction transaction) {

    private static final String STANDARD_NAME = "pasted";
    private static final int LONGEST_NAME = 100;

    /**
     * Makes it and fills it.
     *
     * @param wished its name, empty for any; where it is taken, the next free variant is used
     * @return its name
     */
    String write(String wished, PastedTable pasted) {
        String name = freeName(checked(wished));
        String columns = pasted.columns().stream()
                .map(column -> Shape.quoted(column.name()) + " " + column.type().name())
                .collect(Collectors.joining(", "));
        transaction.execute(Sql.of("create table " + Shape.quoted(name) + " (" + columns + ")"));
        String places = String.join(", ", Collections.nCopies(pasted.columns().size(), "?"));
        transaction.executeMany(
                "insert into " + Shape.quoted(name) + " values (" + places + ")",
                () -> pasted.rows().stream().map(PastedTableWriter::parameters).iterator());
        return name;
    }

    /** A list that may hold null, which is how SQL NULL is given. */
    private static List<Object> parameters(List<SqlValue> row) {
        List<Object> parameters = new ArrayList<>(row.size());
        row.forEach(value -> parameters.add(value.content().orElse(null)));
        return parameters;
    }

    private static String checked(String wished) {
        if (wished.length() > LONGEST_NAME || wished.chars().anyMatch(Character::isISOControl)) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The table cannot have this name.",
                    "Choose one of at most " + LONGEST_NAME + " characters on one line.");
        }
        return wished.isEmpty() || wished.toLowerCase(Locale.ROOT).startsWith("sqlite_") ? STANDARD_NAME : wished;
    }

    private String freeName(String base) {
        String name = base;
        for (int number = 2; isTaken(name); number++) {
            name = base + "_" + number;
        }
        return name;
    }

    private boolean isTaken(String name) {
        try (Rows rows =
                transaction.query(Sql.of("select 1 from sqlite_schema where name = ? collate nocase limit 1", name))) {
            return rows.next();
        }
    }
}
