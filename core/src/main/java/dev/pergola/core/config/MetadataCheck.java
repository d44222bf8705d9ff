package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Makes descriptions of a tree. Every key is accepted; only the shape of databases, tables and columns is checked. */
final class MetadataCheck {

    private MetadataCheck() {}

    static Metadata read(Node.Fields tree, ProblemCollector problems) {
        Section root = new Section(tree, KeyPath.ROOT, problems);
        Map<String, Metadata.OfDatabase> databases = new LinkedHashMap<>();
        root.section("databases").sections().forEach((name, section) -> databases.put(name, database(section)));
        return new Metadata(values(root, Set.of("databases")), databases);
    }

    private static Metadata.OfDatabase database(Section section) {
        Map<String, Metadata.OfTable> tables = new LinkedHashMap<>();
        section.section("tables").sections().forEach((name, table) -> tables.put(name, table(table)));
        return new Metadata.OfDatabase(values(section, Set.of("tables")), tables);
    }

    private static Metadata.OfTable table(Section section) {
        return new Metadata.OfTable(values(section, Set.of("columns")), values(section.section("columns"), Set.of()));
    }

    private static Map<String, String> values(Section section, Set<String> levels) {
        Map<String, String> values = new LinkedHashMap<>();
        section.plainEntries().forEach((key, value) -> {
            if (!levels.contains(key)) {
                values.put(key, value instanceof PlainValue.Text text ? text.value() : JsonText.of(value));
            }
        });
        return values;
    }
}
