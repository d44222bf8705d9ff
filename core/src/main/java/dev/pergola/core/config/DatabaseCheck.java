package dev.pergola.core.config;

import java.util.LinkedHashMap;
import java.util.Map;

/** Checks the options of one database with its tables and queries. */
final class DatabaseCheck {

    private DatabaseCheck() {}

    static DatabaseOptions read(Section section) {
        Map<String, TableOptions> tables = new LinkedHashMap<>();
        section.section("tables").sections().forEach((name, table) -> tables.put(name, TableCheck.read(table)));
        Section queriesSection = section.section("queries");
        Map<String, QueryOptions> queries = new LinkedHashMap<>();
        queriesSection.entries().forEach((name, node) -> QueryCheck.read(queriesSection, name, node)
                .ifPresent(query -> queries.put(name, query)));
        DatabaseOptions options = new DatabaseOptions(
                tables,
                queries,
                AccessCheck.readWithSql(section),
                section.section("plugins").plainEntries());
        section.warnAboutOtherKeys();
        return options;
    }
}
