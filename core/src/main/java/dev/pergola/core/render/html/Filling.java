package dev.pergola.core.render.html;

import dev.pergola.core.page.CustomPage;
import dev.pergola.core.page.DatabasePage;
import dev.pergola.core.page.ExplorerPage;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.page.IndexPage;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.page.Page;
import dev.pergola.core.page.PatternsPage;
import dev.pergola.core.page.PluginManagerPage;
import dev.pergola.core.page.PluginPage;
import dev.pergola.core.page.PluginsPage;
import dev.pergola.core.page.ProblemPage;
import dev.pergola.core.page.QueryListPage;
import dev.pergola.core.page.RowFormPage;
import dev.pergola.core.page.SchemaPage;
import dev.pergola.core.page.ToolPage;
import dev.pergola.core.page.WriteSqlPage;

/**
 * A page that is ready to be written.
 *
 * @param template the name of the built-in template
 * @param model what it shows
 * @param duration how long the database took, in words; blank where it was not asked
 * @param status of the answer
 */
record Filling(String template, Record model, String duration, int status) {

    Filling(String template, Record model) {
        this(template, model, "", 200);
    }

    /** A page whose parts are all in memory; those of which rows flow are made by the renderer. */
    static Filling of(Page page) {
        if (page instanceof IndexPage index) {
            return new Filling("index", IndexModel.of(index));
        }
        if (page instanceof DatabasePage database) {
            return new Filling("database", DatabaseModel.of(database));
        }
        if (page instanceof QueryListPage queries) {
            return new Filling("queries", QueryListModel.of(queries));
        }
        if (page instanceof PluginsPage plugins) {
            return new Filling("plugins", PluginsModel.of(plugins));
        }
        if (page instanceof JsonPage facts) {
            return new Filling("facts", FactsModel.of(facts));
        }
        if (page instanceof SchemaPage schema) {
            return new Filling("schema", SchemaModel.of(schema));
        }
        if (page instanceof ExplorerPage explorer) {
            return new Filling("explorer", ExplorerModel.of(explorer));
        }
        if (page instanceof PatternsPage) {
            return new Filling("patterns", PatternsModel.ONE);
        }
        if (page instanceof CustomPage custom) {
            return new Filling(custom.template(), CustomModel.of(custom));
        }
        if (page instanceof PluginManagerPage manager) {
            return new Filling("plugin-manager", PluginManagerModel.of(manager));
        }
        if (page instanceof PluginPage ofPlugin) {
            return new Filling(ofPlugin.template(), new PluginModel(ofPlugin.data()));
        }
        if (page instanceof FormPage form) {
            return new Filling("form", FormModel.of(form));
        }
        if (page instanceof WriteSqlPage write) {
            return new Filling("execute-write", WriteSqlModel.of(write));
        }
        if (page instanceof RowFormPage row) {
            return new Filling("row-form", RowFormModel.of(row));
        }
        if (page instanceof ToolPage tool) {
            return new Filling(tool.work().tool().template(), ToolModel.of(tool));
        }
        ProblemPage problem = (ProblemPage) page;
        return new Filling(
                "error", ProblemModel.of(problem), "", problem.failure().status());
    }
}
