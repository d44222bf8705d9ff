package dev.pergola.core.view.lookup;

import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.Facts;
import dev.pergola.core.query.QueriedDatabase;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A table to whose rows a column can refer.
 *
 * @param table its name
 * @param key the one column of its primary key
 */
record ForeignKeyTarget(String table, ColumnSchema key) {

    /**
     * The targets in a database, by name: tables with one key column. Tables that SQLite keeps for itself are none; those
     * that the configuration hides in lists are, and those whose rows the one who asks may not see: he may make a table
     * that refers to them, so he is told their names and keys.
     */
    static List<ForeignKeyTarget> of(QueriedDatabase database) {
        return database.schema().tables().stream()
                .filter(table -> !table.hidden() && table.primaryKey().size() == 1)
                .map(ForeignKeyTarget::of)
                .sorted(Comparator.comparing(ForeignKeyTarget::table))
                .toList();
    }

    private static ForeignKeyTarget of(TableSchema table) {
        return new ForeignKeyTarget(
                table.name(), table.column(table.primaryKey().get(0)).orElseThrow());
    }

    /** The affinity of the key as clients know it. */
    String affinity() {
        return affinity(key);
    }

    static String affinity(ColumnSchema column) {
        return column.affinity().name().toLowerCase(Locale.ROOT);
    }

    /** What programs are told, to be continued. */
    Facts facts() {
        return new Facts().and("fk_table", table).and("fk_column", key.name());
    }

    /** With its type as clients know it. */
    PlainValue withType(String type) {
        return facts().and("type", type).value();
    }

    /**
     * Whether the name of a column says that it refers to this table: {@code bird_id} or {@code birds_id} to
     * {@code birds} with the key {@code id}.
     */
    boolean isNamedBy(String column) {
        String name = column.toLowerCase(Locale.ROOT);
        String whole = table.toLowerCase(Locale.ROOT);
        String ending = "_" + key.name().toLowerCase(Locale.ROOT);
        return name.endsWith(ending) && singularOrSame(name.substring(0, name.length() - ending.length()), whole);
    }

    private static boolean singularOrSame(String name, String plural) {
        return plural.equals(name)
                || plural.equals(name + "s")
                || plural.equals(name + "es")
                || (name.endsWith("y") && plural.equals(name.substring(0, name.length() - 1) + "ies"));
    }
}
