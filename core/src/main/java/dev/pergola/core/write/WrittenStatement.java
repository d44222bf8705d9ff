package dev.pergola.core.write;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Transaction;
import dev.pergola.core.change.Refusal;
import dev.pergola.core.change.SqlStatement;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** A statement that somebody wrote, run within a transaction. */
public final class WrittenStatement {

    private static final int MOST_ROWS = 10;

    private WrittenStatement() {}

    /**
     * What a statement has done.
     *
     * @param changed how many rows it has changed; empty for one that changes no rows, or has returned too many
     * @param rows that it returned, a few at most
     * @param truncated whether it returned more
     */
    public record Outcome(OptionalLong changed, List<PlainValue> rows, boolean truncated) {

        /** Copies the list. */
        public Outcome {
            rows = List.copyOf(rows);
        }

        /** What a statement has done that changes no rows. */
        public static Outcome ofSchema() {
            return new Outcome(OptionalLong.empty(), List.of(), false);
        }

        /** What was done, in words. */
        public String message() {
            if (changed.isEmpty()) {
                return "Query executed";
            }
            long number = changed.getAsLong();
            return "Query executed, " + number + (number == 1 ? " row affected" : " rows affected");
        }
    }

    /**
     * Whether the schema is still the one under which a statement was looked at.
     *
     * @param transaction in which it is to run
     * @param version of that schema
     * @return false where somebody has changed it meanwhile
     */
    public static boolean isCurrent(Transaction transaction, long version) {
        try (Rows rows =
                transaction.query(dev.pergola.api.data.Sql.of("select schema_version from pragma_schema_version"))) {
            return rows.next() && rows.integer(0) == version;
        }
    }

    /**
     * Runs a statement.
     *
     * @param transaction in which
     * @param sql with a value for each of its parameters
     * @return what it has done
     * @throws dev.pergola.api.ServerException where SQLite refuses it, or a value is missing
     */
    public static Outcome run(Transaction transaction, Sql sql) {
        SqlStatement statement = SqlStatement.of(sql.text());
        dev.pergola.api.data.Sql bound = new dev.pergola.api.data.Sql(sql.text(), values(sql));
        boolean returns = statement.tokens().stream().anyMatch(token -> token.is("RETURNING"));
        if (!statement.changesRows()) {
            transaction.execute(bound);
            return Outcome.ofSchema();
        }
        if (!returns) {
            transaction.execute(bound);
            return new Outcome(changes(transaction), List.of(), false);
        }
        List<PlainValue> rows = new ArrayList<>();
        boolean truncated;
        try (Rows returned = transaction.query(bound)) {
            boolean more = returned.next();
            while (more && rows.size() < MOST_ROWS) {
                rows.add(StoredValues.row(returned));
                more = returned.next();
            }
            truncated = more;
            while (more) {
                more = returned.next();
            }
        }
        return new Outcome(truncated ? OptionalLong.empty() : changes(transaction), rows, truncated);
    }

    /** Without those that triggers have changed. */
    private static OptionalLong changes(Transaction transaction) {
        try (Rows rows = transaction.query(dev.pergola.api.data.Sql.of("select changes()"))) {
            return rows.next() ? OptionalLong.of(rows.integer(0)) : OptionalLong.empty();
        }
    }

    private static List<Object> values(Sql sql) {
        List<Value> values = new ArrayList<>();
        for (String placeholder : sql.placeholders()) {
            Value value = sql.parameters().get(placeholder.substring(1));
            if (value == null) {
                throw Refusal.of("You did not supply a value for binding parameter " + placeholder + ".");
            }
            values.add(value);
        }
        return StoredValues.parameters(values);
    }
}
