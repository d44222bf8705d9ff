package dev.pergola.core.view;

import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.FacetOptions;
import dev.pergola.core.config.Setting;
import dev.pergola.core.config.SizeOption;
import dev.pergola.core.config.TableOptions;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.TableTraits;
import dev.pergola.core.plan.PlanLimits;
import dev.pergola.core.plan.TableDefaults;
import dev.pergola.core.plan.TablePlanner;
import java.util.List;
import java.util.Map;

/** What the configuration says about tables, in the terms of the rooms that plan and show them. */
public final class TableSettings {

    private TableSettings() {}

    /**
     * A planner for a table.
     *
     * @param configuration in force
     * @param database the name of its database
     * @param table the table
     * @return knows limits and defaults
     */
    public static TablePlanner planner(Configuration configuration, String database, TableSchema table) {
        PlanLimits limits = new PlanLimits(
                configuration.settings().get(Setting.DEFAULT_PAGE_SIZE),
                configuration.settings().get(Setting.MAX_RETURNED_ROWS));
        TableOptions options = configuration.database(database).table(table.name());
        TableDefaults defaults = new TableDefaults(
                options.sort()
                        .column()
                        .map(column -> new SortOrder(column, options.sort().descending())),
                options.display().pageSize().map(SizeOption::wanted),
                options.sort().sortableColumns(),
                new TableDefaults.Search(
                        options.search().table(),
                        options.search().key(),
                        options.search().raw()),
                facets(configuration, options.facets()));
        return new TablePlanner(table, limits, defaults);
    }

    private static TableDefaults.Facets facets(Configuration configuration, FacetOptions options) {
        List<TableDefaults.Facet> configured = options.facets().stream()
                .map(facet -> new TableDefaults.Facet(facet.type(), facet.column()))
                .toList();
        int size = options.size()
                .map(SizeOption::wanted)
                .orElse(configuration.settings().get(Setting.DEFAULT_FACET_SIZE));
        return new TableDefaults.Facets(configured, size);
    }

    /**
     * The schema of a database with what the configuration says about how its tables are shown.
     *
     * @param configuration in force
     * @param database its name
     * @param schema as it was found
     * @return the schema itself where nothing is said
     */
    public static DatabaseSchema shown(Configuration configuration, String database, DatabaseSchema schema) {
        Map<String, TableOptions> options = configuration.database(database).tables();
        return options.isEmpty()
                ? schema
                : new DatabaseSchema(schema.all().stream()
                        .map(table -> shown(table, options.getOrDefault(table.name(), TableOptions.NONE)))
                        .toList());
    }

    private static TableSchema shown(TableSchema table, TableOptions options) {
        TableTraits found = table.traits();
        return table.withTraits(new TableTraits(
                found.hidden() || options.display().hidden(),
                found.ftsTable(),
                options.display().labelColumn().or(found::labelColumn)));
    }
}
