package dev.pergola.core.render.html;

import dev.pergola.core.page.DatabaseSummary;
import dev.pergola.core.page.TableSummary;
import java.util.ArrayList;
import java.util.List;

/** What a database holds, in one line: {@code 1,260 rows in 23 tables, 211 rows in 6 hidden tables, 4 views}. */
final class DatabaseFacts {
    private DatabaseFacts() {}

    static String of(DatabaseSummary summary) {
        List<String> facts = new ArrayList<>();
        List<TableSummary> visible = summary.visibleTables();
        List<TableSummary> hidden = summary.hiddenTables();
        facts.add(tables(visible, summary.counted(), "table", "tables"));
        if (!hidden.isEmpty()) {
            facts.add(tables(hidden, summary.counted(), "hidden table", "hidden tables"));
        }
        if (!summary.views().isEmpty()) {
            facts.add(Words.number(summary.views().size(), "view", "views"));
        }
        return String.join(", ", facts);
    }

    private static String tables(List<TableSummary> tables, boolean counted, String singular, String plural) {
        String number = Words.number(tables.size(), singular, plural);
        boolean atLeast = tables.stream()
                .anyMatch(table -> table.count().map(count -> count.atLeast()).orElse(false));
        return counted
                ? DatabaseSummary.rows(tables)
                        .map(rows -> (atLeast ? "more than " : "") + Words.rows(rows) + " in " + number)
                        .orElse(number)
                : number;
    }
}
