package dev.pergola.core.render.html;

import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.page.CustomPage;
import dev.pergola.core.page.DatabasePage;
import dev.pergola.core.page.Page;
import dev.pergola.core.page.PluginPage;
import dev.pergola.core.page.ProblemPage;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.page.RowPage;
import dev.pergola.core.page.TablePage;
import dev.pergola.core.text.CssClass;
import java.util.List;

/** The names under which a template for a page is looked for, the most special first. */
final class TemplateNames {

    private TemplateNames() {}

    /** Ends with the name of the built-in template. */
    static List<String> of(Page page, String builtIn) {
        if (page instanceof DatabasePage database) {
            return List.of(builtIn + suffix(database.summary().database()), builtIn);
        }
        if (page instanceof TablePage table) {
            return List.of(builtIn + suffix(table.database(), table.table().name()), builtIn);
        }
        if (page instanceof RowPage row) {
            return List.of(builtIn + suffix(row.database(), row.table().name()), builtIn);
        }
        if (page instanceof QueryPage query) {
            String ofDatabase = builtIn + suffix(query.database());
            return query.named()
                    .map(named ->
                            List.of(ofDatabase + "-" + CssClass.of(named.query().name()), ofDatabase, builtIn))
                    .orElseGet(() -> List.of(ofDatabase, builtIn));
        }
        if (page instanceof ProblemPage problem) {
            return List.of(Integer.toString(problem.failure().status()), builtIn);
        }
        if (page instanceof PluginPage ofPlugin) {
            return List.of(ofPlugin.template());
        }
        return page instanceof CustomPage custom ? List.of(custom.template()) : List.of(builtIn);
    }

    /** Of the rows on a page of a table. */
    static List<String> ofRows(TablePage page) {
        String suffix = suffix(page.database(), page.table().name());
        return List.of("_table" + suffix, "_table-table" + suffix, "_table");
    }

    /** Of the one row on its page. */
    static List<String> ofRows(RowPage page) {
        String suffix = suffix(page.database(), page.table().name());
        return List.of("_table" + suffix, "_table-row" + suffix, "_table");
    }

    private static String suffix(DatabaseInfo database) {
        return "-" + CssClass.of(database.name());
    }

    private static String suffix(DatabaseInfo database, String table) {
        return suffix(database) + "-" + CssClass.of(table);
    }
}
