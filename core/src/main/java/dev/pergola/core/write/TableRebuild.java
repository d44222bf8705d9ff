package dev.pergola.core.write;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.core.change.Rebuild;
import dev.pergola.core.change.TableDefinition;
import dev.pergola.core.text.SqlIdentifier;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a table again under another definition and moves its rows, with their numbers, indexes and triggers.
 *
 * @param transaction in which
 * @param table its name
 */
record TableRebuild(Transaction transaction, String table) {

    void run(TableDefinition before, Rebuild rebuild) {
        Schema schema = new Schema(transaction);
        List<String> belongings = schema.belongingTo(table);
        OptionalLong sequence = before.autoincrement() ? sequence() : OptionalLong.empty();
        String made = unusedName(schema);
        execute(rebuild.definition().sql(made));
        execute(copy(made, before, rebuild));
        execute("drop table " + SqlIdentifier.quoteAlways(table));
        renameAlone(made);
        belongings.forEach(this::execute);
        if (rebuild.definition().autoincrement() && sequence.isPresent()) {
            restore(sequence.getAsLong());
        }
    }

    private String unusedName(Schema schema) {
        String name = "_pergola_new_" + table;
        while (schema.has(name)) {
            name = "_" + name;
        }
        return name;
    }

    private String copy(String made, TableDefinition before, Rebuild rebuild) {
        Optional<String> number = number(before, rebuild);
        String columns = Stream.concat(
                        number.stream(), rebuild.sources().keySet().stream().map(SqlIdentifier::quoteAlways))
                .collect(Collectors.joining(", "));
        String values = Stream.concat(
                        number.map(column -> rowNumber(before)).stream(), rebuild.sources().values().stream())
                .collect(Collectors.joining(", "));
        return "insert into %s (%s) select %s from %s"
                .formatted(SqlIdentifier.quoteAlways(made), columns, values, SqlIdentifier.quoteAlways(table));
    }

    /**
     * The column into which the numbers of the rows go, so that rows keep theirs; none where the key is the number, or where
     * rows have none.
     */
    private static Optional<String> number(TableDefinition before, Rebuild rebuild) {
        if (before.withoutRowid() || rebuild.definition().withoutRowid()) {
            return Optional.empty();
        }
        Optional<String> key = rebuild.definition().rowidColumn();
        if (key.isPresent()) {
            return key.filter(column -> !rebuild.sources().containsKey(column)).map(SqlIdentifier::quoteAlways);
        }
        return Optional.of(rowNumber(rebuild.definition()));
    }

    private static String rowNumber(TableDefinition definition) {
        return Stream.of("rowid", "_rowid_", "oid")
                .filter(name -> definition.columnNames().stream().noneMatch(name::equalsIgnoreCase))
                .findFirst()
                .orElse("rowid");
    }

    /** Gives the new table its name while views and triggers that speak of it are left as they are. */
    private void renameAlone(String made) {
        execute("pragma legacy_alter_table = on");
        try {
            execute("alter table %s rename to %s"
                    .formatted(SqlIdentifier.quoteAlways(made), SqlIdentifier.quoteAlways(table)));
        } finally {
            execute("pragma legacy_alter_table = off");
        }
    }

    private OptionalLong sequence() {
        try (Rows rows = transaction.query(Sql.of("select seq from sqlite_sequence where name = ?", table))) {
            return rows.next() ? OptionalLong.of(rows.integer(0)) : OptionalLong.empty();
        }
    }

    private void restore(long sequence) {
        transaction.execute(Sql.of("delete from sqlite_sequence where name = ?", table));
        transaction.execute(Sql.of("insert into sqlite_sequence(name, seq) values (?, ?)", table, sequence));
    }

    private void execute(String sql) {
        transaction.execute(Sql.of(sql));
    }
}
