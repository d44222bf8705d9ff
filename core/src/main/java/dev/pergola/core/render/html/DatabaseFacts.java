package dev.pergola.core.render.html;

import dev.pergola.core.model.RowCount;
import dev.pergola.core.page.DatabaseSummary;
import dev.pergola.core.page.TableSummary;
import dev.pergola.core.text.ByteSize;
import java.util.ArrayList;
import java.util.List;

/** What a database holds, in one line: {@code 1,260 rows in 23 tables, 211 rows in 6 hidden tables, 4 views}. */
final class DatabaseFacts {
    private static final long ROUND = 1000;

    private DatabaseFacts() {}

    static String of(DatabaseSummary summary) {
        List<String> facts = new ArrayList<>();
        List<TableSummary> visible = summary.visibleTables();
        List<TableSummary> hidden = summary.hiddenTables();
        facts.add(tables(summary, visible, "table", "tables"));
        if (!hidden.isEmpty()) {
            facts.add(tables(summary, hidden, "hidden table", "hidden tables"));
        }
        if (!summary.views().isEmpty()) {
            facts.add(Words.number(summary.views().size(), "view", "views"));
        }
        return String.join(", ", facts);
    }

    /** {@code 244.0 KB}; blank in memory. */
    static String size(DatabaseSummary summary) {
        long bytes = summary.database().size();
        return bytes == 0 ? "" : ByteSize.format(bytes);
    }

    private static String tables(DatabaseSummary summary, List<TableSummary> tables, String singular, String plural) {
        String number = Words.number(tables.size(), singular, plural);
        return summary.rows(tables)
                .map(rows -> rows(tables, rows) + " in " + number)
                .orElse(number);
    }

    /** Where the rows of a table were not counted to their end, the sum tells no more digits than are known. */
    private static String rows(List<TableSummary> tables, long sum) {
        boolean atLeast = tables.stream()
                .anyMatch(table -> table.count().map(RowCount::atLeast).orElse(false));
        return atLeast ? "more than " + Words.rows(sum / ROUND * ROUND) : Words.rows(sum);
    }
}
