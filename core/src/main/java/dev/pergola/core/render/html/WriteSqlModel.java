package dev.pergola.core.render.html;

import dev.pergola.core.page.ShownParameter;
import dev.pergola.core.page.WriteSqlPage;
import java.util.ArrayList;
import java.util.List;

/** What the page shows on which somebody writes a statement that changes a database. */
record WriteSqlModel(
        String name,
        String colour,
        String address,
        String sql,
        long lines,
        String namesAddress,
        List<QueryModel.Parameter> parameters,
        boolean hasParameters,
        boolean create,
        List<Table> tables,
        boolean hasTables,
        List<Kind> kinds,
        FormModel.Result outcome) {

    private static final int FEWEST_LINES = 8;
    private static final int MOST_LINES = 24;

    /** A table of the choice. */
    record Table(String name, boolean selected) {}

    /** Something that can be done with rows. */
    record Kind(String word, String label) {

        static Kind of(String word) {
            return new Kind(
                    word,
                    switch (word) {
                        case "insert" -> "Insert row";
                        case "update" -> "Update rows";
                        default -> "Delete rows";
                    });
        }
    }

    static WriteSqlModel of(WriteSqlPage page) {
        String sql = page.statement().sql();
        WriteSqlPage.Drafts drafts = page.drafts();
        List<QueryModel.Parameter> parameters = new ArrayList<>();
        for (ShownParameter parameter : page.statement().parameters()) {
            parameters.add(new QueryModel.Parameter(parameters.size() + 1, parameter.name(), parameter.value()));
        }
        return new WriteSqlModel(
                page.database().name(),
                page.database().colour(),
                page.address(),
                sql,
                Math.min(MOST_LINES, Math.max(FEWEST_LINES, sql.lines().count() + 1)),
                page.statement().namesAddress().orElse(""),
                List.copyOf(parameters),
                !parameters.isEmpty(),
                drafts.create(),
                drafts.tables().stream()
                        .map(table -> new Table(table, table.equals(drafts.chosen())))
                        .toList(),
                !drafts.tables().isEmpty(),
                drafts.kinds().stream().map(Kind::of).toList(),
                page.outcome().map(FormModel::result).orElseGet(FormModel::none));
    }
}
