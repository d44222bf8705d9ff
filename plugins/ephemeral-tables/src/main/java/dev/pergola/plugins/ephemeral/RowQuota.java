package dev.pergola.plugins.ephemeral;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Notices tables that have grown beyond the number of rows that they may have, without counting at each write: what was counted
 * once, and all rows that were changed anywhere since, are more than a table can have; only where that is too many, it is
 * counted again. For the thread that writes.
 */
final class RowQuota {

    private final Map<String, Counted> known = new HashMap<>();
    private long changes;

    /** How many rows a table had, and how many had been changed in all tables by then. */
    private record Counted(long rows, long changes) {}

    /**
     * Looks for a table that this write has made too large. One that was larger before is let be.
     *
     * @param transaction of the write
     * @param lives what is there
     * @param arrived what this write has made
     * @param changed how many rows this write has changed
     * @param most how many rows a table may have
     * @return the table that is too large
     */
    Optional<String> exceeding(
            Transaction transaction, Collection<Life> lives, Set<String> arrived, long changed, long most) {
        changes += Math.max(0, changed);
        Set<String> tables = lives.stream()
                .filter(life -> life.shape().kind() == Shape.Kind.TABLE)
                .map(Life::name)
                .collect(Collectors.toSet());
        known.keySet().retainAll(tables);
        return tables.stream()
                .filter(table -> mayExceed(table, most))
                .filter(table -> hasGrown(transaction, table, arrived.contains(table), most))
                .findFirst();
    }

    private boolean mayExceed(String table, long most) {
        return Optional.ofNullable(known.get(table))
                .map(counted -> counted.rows() + changes - counted.changes() > most)
                .orElse(true);
    }

    private boolean hasGrown(Transaction transaction, String table, boolean arrived, long most) {
        long rows = count(transaction, table, most);
        long before = Optional.ofNullable(known.put(table, new Counted(rows, changes)))
                .map(Counted::rows)
                .orElse(arrived ? 0 : rows);
        return rows > most && rows > before;
    }

    /** Never counts more than matters. */
    private static long count(Transaction transaction, String table, long most) {
        try (Rows rows = transaction.query(
                Sql.of("select count(*) from (select 1 from " + Shape.quoted(table) + " limit ?)", most + 1))) {
            rows.next();
            return rows.integer(0);
        }
    }
}
