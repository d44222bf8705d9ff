package dev.pergola.core.render.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.pergola.core.model.ForeignKey;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.page.DatabasePage;
import dev.pergola.core.page.DatabaseSummary;
import dev.pergola.core.page.IndexPage;
import dev.pergola.core.page.ListedQuery;
import dev.pergola.core.page.TableSummary;
import dev.pergola.core.text.SiteUrls;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Writes the lists of databases and tables. For one answer. */
final class ListingWriter {
    private static final String UNSTABLE = "The shape of this answer may change from one version to the next.";

    /** Visible ones first, then by name. */
    private static final Comparator<TableSummary> TABLES = Comparator.comparing(
                    (TableSummary summary) -> summary.table().hidden())
            .thenComparing(summary -> summary.table().name());

    private final JsonGenerator out;
    private final SiteUrls urls;

    ListingWriter(JsonGenerator out, SiteUrls urls) {
        this.out = out;
        this.urls = urls;
    }

    void write(IndexPage page) throws IOException {
        out.writeStartObject();
        out.writeBooleanField("ok", true);
        out.writeStringField("unstable", UNSTABLE);
        out.writeArrayFieldStart("databases");
        for (DatabaseSummary database : page.databases()) {
            writeDatabase(database, page.byRelations());
        }
        out.writeEndArray();
        out.writeFieldName("metadata");
        TreeWriter.write(page.metadata(), out);
        out.writeEndObject();
    }

    private void writeDatabase(DatabaseSummary summary, boolean byRelations) throws IOException {
        List<TableSummary> visible = summary.visibleTables();
        List<TableSummary> hidden = summary.hiddenTables();
        boolean relations = byRelations || !summary.counted();
        out.writeStartObject();
        out.writeStringField("name", summary.database().name());
        writeText("hash", summary.database().hash());
        out.writeStringField("color", summary.database().colour());
        out.writeStringField("path", urls.database(summary.database().route()));
        out.writeArrayFieldStart("tables_and_views_truncated");
        for (TableSummary table : summary.named(relations)) {
            writeNamed(table, summary.counted(), relations);
        }
        out.writeEndArray();
        out.writeBooleanField("tables_and_views_more", summary.more());
        out.writeNumberField("tables_count", visible.size());
        out.writeNumberField("table_rows_sum", summary.rows(visible).orElse(0L));
        out.writeBooleanField("show_table_row_counts", summary.counted());
        out.writeNumberField("hidden_table_rows_sum", summary.rows(hidden).orElse(0L));
        out.writeNumberField("hidden_tables_count", hidden.size());
        out.writeNumberField("views_count", summary.views().size());
        out.writeBooleanField("private", summary.restricted());
        out.writeEndObject();
    }

    private void writeNamed(TableSummary summary, boolean counted, boolean relations) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", summary.table().name());
        if (!summary.table().view()) {
            writeColumns(summary);
            writeCount(counted ? summary.count() : Optional.empty());
            out.writeBooleanField("hidden", summary.table().hidden());
            writeText("fts_table", summary.table().ftsTable());
            out.writeNumberField("num_relationships_for_sorting", relations ? summary.relations() : 0);
        }
        out.writeBooleanField("private", summary.restricted());
        out.writeEndObject();
    }

    void write(DatabasePage page) throws IOException {
        DatabaseSummary summary = page.summary();
        out.writeStartObject();
        out.writeBooleanField("ok", true);
        out.writeStringField("database", summary.database().name());
        out.writeBooleanField("private", summary.restricted());
        out.writeStringField("path", urls.database(summary.database().route()));
        out.writeNumberField("size", summary.database().size());
        out.writeArrayFieldStart("tables");
        List<TableSummary> listed =
                summary.listedTables().stream().sorted(TABLES).toList();
        for (TableSummary table : listed) {
            writeTable(table);
        }
        out.writeEndArray();
        out.writeNumberField(
                "hidden_count",
                listed.stream().filter(item -> item.table().hidden()).count());
        writeViews(summary.views());
        out.writeArrayFieldStart("queries");
        for (ListedQuery query : page.namedQueries()) {
            TreeWriter.write(query.facts(), out);
        }
        out.writeEndArray();
        out.writeBooleanField("queries_more", page.queries().size() > DatabasePage.NAMED_QUERIES);
        out.writeNumberField("queries_count", page.queries().size());
        out.writeBooleanField("allow_execute_sql", page.mayRunSql());
        writeTableColumns(page);
        out.writeFieldName("metadata");
        TreeWriter.write(page.metadata(), out);
        out.writeEndObject();
    }

    private void writeTable(TableSummary summary) throws IOException {
        out.writeStartObject();
        out.writeStringField("name", summary.table().name());
        writeColumns(summary);
        writeCount(summary.count());
        out.writeBooleanField(
                "count_truncated", summary.count().map(RowCount::atLeast).orElse(false));
        out.writeBooleanField("hidden", summary.table().hidden());
        writeText("fts_table", summary.table().ftsTable());
        out.writeObjectFieldStart("foreign_keys");
        out.writeArrayFieldStart("incoming");
        for (ForeignKey key : summary.table().incoming()) {
            writeKey(key, key.implied() ? Optional.empty() : Optional.of(key.column()), Optional.of(key.otherColumn()));
        }
        out.writeEndArray();
        out.writeArrayFieldStart("outgoing");
        for (ForeignKey key : summary.table().outgoing()) {
            writeKey(key, Optional.of(key.column()), key.implied() ? Optional.empty() : Optional.of(key.otherColumn()));
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeBooleanField("private", summary.restricted());
        out.writeEndObject();
    }

    private void writeViews(List<TableSummary> views) throws IOException {
        out.writeArrayFieldStart("views");
        for (TableSummary view : views) {
            out.writeStartObject();
            out.writeStringField("name", view.table().name());
            out.writeBooleanField("private", view.restricted());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    /** What an editor of SQL completes names from. */
    private void writeTableColumns(DatabasePage page) throws IOException {
        out.writeObjectFieldStart("table_columns");
        if (page.mayRunSql()) {
            for (TableSummary summary : page.summary().tables()) {
                TreeWriter.writeTexts(
                        summary.table().name(),
                        summary.table().view()
                                ? List.of()
                                : summary.table().columnNames().stream()
                                        .sorted()
                                        .toList(),
                        out);
            }
        }
        out.writeEndObject();
    }

    private void writeColumns(TableSummary summary) throws IOException {
        TreeWriter.writeTexts("columns", summary.table().columnNames(), out);
        TreeWriter.writeTexts("primary_keys", summary.table().primaryKey(), out);
    }

    /** A column that the definition does not name is told as null, as the original does. */
    private void writeKey(ForeignKey key, Optional<String> column, Optional<String> otherColumn) throws IOException {
        out.writeStartObject();
        out.writeStringField("other_table", key.otherTable());
        writeText("column", column);
        writeText("other_column", otherColumn);
        out.writeEndObject();
    }

    private void writeText(String name, Optional<String> text) throws IOException {
        out.writeFieldName(name);
        if (text.isPresent()) {
            out.writeString(text.get());
        } else {
            out.writeNull();
        }
    }

    /** More than can be counted is told as one more than that. */
    private void writeCount(Optional<RowCount> count) throws IOException {
        out.writeFieldName("count");
        if (count.isPresent()) {
            out.writeNumber(count.get().rows() + (count.get().atLeast() ? 1 : 0));
        } else {
            out.writeNull();
        }
    }
}
