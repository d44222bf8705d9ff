package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.RowCount;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A database in the list of the front page.
 *
 * @param database the database
 * @param tables every table and view that the reader may see, hidden ones too, in any order
 * @param restricted whether only some people may see the database
 * @param profile what else is told of it
 */
public record DatabaseSummary(
        DatabaseInfo database, List<TableSummary> tables, boolean restricted, DatabaseProfile profile) {

    /** How many tables and views of a database the front page names. */
    public static final int NAMED_TABLES = 5;

    private static final Comparator<TableSummary> LARGEST_FIRST = Comparator.comparingLong((TableSummary summary) ->
                    summary.count().map(RowCount::rows).orElse(0L))
            .thenComparing(summary -> summary.table().name())
            .reversed();

    private static final Comparator<TableSummary> MOST_RELATED_FIRST =
            Comparator.comparingInt(TableSummary::relations).reversed().thenComparing(LARGEST_FIRST);

    /** Checks the parts and copies the list. */
    public DatabaseSummary {
        requireNonNull(database, "database is null");
        tables = List.copyOf(tables);
        requireNonNull(profile, "profile is null");
    }

    /** The tables that are not hidden. */
    public List<TableSummary> visibleTables() {
        return tables.stream()
                .filter(summary -> !summary.table().view() && !summary.table().hidden())
                .toList();
    }

    /** The tables that are hidden. */
    public List<TableSummary> hiddenTables() {
        return tables.stream()
                .filter(summary -> !summary.table().view() && summary.table().hidden())
                .toList();
    }

    /** The views, by name. */
    public List<TableSummary> views() {
        return tables.stream()
                .filter(summary -> summary.table().view())
                .sorted(Comparator.comparing(summary -> summary.table().name()))
                .toList();
    }

    /** Whether every table could be counted, or an inspection told the numbers, without which no sum is told. */
    public boolean counted() {
        return inspected()
                || Stream.concat(visibleTables().stream(), hiddenTables().stream())
                        .allMatch(summary -> summary.count().isPresent());
    }

    /**
     * What the front page names; views where there are few tables.
     *
     * @param byRelations whether the most related tables come first, and not the largest
     * @return at most {@value #NAMED_TABLES}
     */
    public List<TableSummary> named(boolean byRelations) {
        List<TableSummary> named = new ArrayList<>(visibleTables().stream()
                .sorted(byRelations ? MOST_RELATED_FIRST : LARGEST_FIRST)
                .limit(NAMED_TABLES)
                .toList());
        views().stream().limit(NAMED_TABLES - named.size()).forEach(named::add);
        return List.copyOf(named);
    }

    /** Whether there are visible tables or views beyond those that are named. */
    public boolean more() {
        return visibleTables().size() + views().size() > NAMED_TABLES;
    }

    private boolean inspected() {
        return !database.inspectedCounts().isEmpty();
    }

    /** Tables, hidden ones too, that programs are told one by one: where an inspection told numbers, those it names. */
    public List<TableSummary> listedTables() {
        return tables.stream()
                .filter(summary -> !summary.table().view())
                .filter(summary -> !inspected() || summary.count().isPresent())
                .toList();
    }

    /**
     * The rows of some tables together.
     *
     * @param summaries some of the tables
     * @return empty where one of them could not be counted; what an inspection did not name adds nothing
     */
    public Optional<Long> rows(List<TableSummary> summaries) {
        long sum = 0;
        for (TableSummary summary : summaries) {
            if (summary.count().isEmpty() && !inspected()) {
                return Optional.empty();
            }
            sum += summary.count().map(RowCount::rows).orElse(0L);
        }
        return Optional.of(sum);
    }
}
