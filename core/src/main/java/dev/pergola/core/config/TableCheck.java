package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks the options of one table or view. */
final class TableCheck {

    private TableCheck() {}

    static TableOptions read(Section section) {
        TableOptions options = new TableOptions(
                new TableOptions.Display(
                        section.flag("hidden", false), section.size("size"), section.text("label_column")),
                sort(section),
                new FacetOptions(facets(section), section.size("facet_size")),
                search(section),
                columnTypes(section.section("column_types")),
                AccessCheck.read(section),
                section.section("plugins").plainEntries());
        section.warnAboutOtherKeys();
        return options;
    }

    private static SortOptions sort(Section section) {
        Optional<String> ascending = section.text("sort");
        Optional<String> descending = section.text("sort_desc");
        if (ascending.isPresent() && descending.isPresent()) {
            section.error(
                    "sort_desc",
                    "A table has one default order, but here are both sort and sort_desc.",
                    Optional.of("Remove one of them."));
        }
        return new SortOptions(
                descending.or(() -> ascending), descending.isPresent(), section.texts("sortable_columns"));
    }

    private static SearchOptions search(Section section) {
        Optional<String> mode = section.text("searchmode");
        if (mode.isPresent() && !List.of("raw", "escaped").contains(mode.get())) {
            section.error("searchmode", "The search mode must be raw or escaped.", Optional.empty());
        }
        return new SearchOptions(section.text("fts_table"), section.text("fts_pk"), mode.equals(Optional.of("raw")));
    }

    private static List<FacetOptions.Facet> facets(Section section) {
        List<FacetOptions.Facet> facets = new ArrayList<>();
        for (Node item : section.items("facets")) {
            KeyPath place = section.pathOf("facets").item(facets.size());
            if (item instanceof Node.Fields fields && fields.fields().size() == 1) {
                fields.fields().forEach((type, field) -> section.text(field.node(), place.child(type), "a column")
                        .ifPresent(column -> facets.add(new FacetOptions.Facet(type, column))));
            } else if (item instanceof Node.Leaf) {
                section.text(item, place, "a column")
                        .ifPresent(column -> facets.add(new FacetOptions.Facet("column", column)));
            } else {
                section.wrongType(
                        place, item, "a column, or a map of one type and its column", "Write it like {array: tags}.");
            }
        }
        return facets;
    }

    private static Map<String, ColumnTypeOption> columnTypes(Section section) {
        Map<String, ColumnTypeOption> types = new LinkedHashMap<>();
        section.entries().forEach((column, value) -> columnType(section, column, value)
                .ifPresent(type -> types.put(column, type)));
        return types;
    }

    private static Optional<ColumnTypeOption> columnType(Section section, String column, Node value) {
        if (!(value instanceof Node.Fields)) {
            return section.text(
                            value, section.pathOf(column), "the name of a column type, or a map with type and config")
                    .map(type -> new ColumnTypeOption(type, PlainValue.nothing()));
        }
        Section type = section.section(column);
        Optional<String> name = type.text("type");
        PlainValue settings = type.value("config").map(Node::plain).orElse(PlainValue.nothing());
        if (type.value("type").isEmpty()) {
            section.error(column, "The column type has no name.", Optional.of("Add the key type."));
        }
        type.warnAboutOtherKeys();
        return name.map(known -> new ColumnTypeOption(known, settings));
    }
}
