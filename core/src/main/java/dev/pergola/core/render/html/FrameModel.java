package dev.pergola.core.render.html;

import dev.pergola.api.hook.page.InlineScript;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.core.page.Crumb;
import dev.pergola.core.page.DatabasePage;
import dev.pergola.core.page.ExplorerPage;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.page.IndexPage;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.page.Page;
import dev.pergola.core.page.PageFrame;
import dev.pergola.core.page.PatternsPage;
import dev.pergola.core.page.PluginManagerPage;
import dev.pergola.core.page.PluginsPage;
import dev.pergola.core.page.QueryListPage;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.page.RowFormPage;
import dev.pergola.core.page.RowPage;
import dev.pergola.core.page.SchemaPage;
import dev.pergola.core.page.SignedIn;
import dev.pergola.core.page.TablePage;
import dev.pergola.core.page.ToolPage;
import dev.pergola.core.page.WriteSqlPage;
import dev.pergola.core.text.CssClass;
import dev.pergola.core.text.SiteUrls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the layout around every page shows. */
record FrameModel(
        String title,
        String bodyClass,
        List<PageParts.Link> styles,
        List<PageParts.Link> scripts,
        List<InlineScript> inlineScripts,
        String jsonAddress,
        String home,
        List<LinkModel> crumbs,
        List<LinkModel> menu,
        String actionsTitle,
        List<ActionModel> actions,
        String top,
        List<MessageModel> messages,
        String reader,
        boolean privately,
        String signOut,
        String version,
        String duration,
        NoteModel note) {

    /**
     * The frame of a page.
     *
     * @param duration how long the database took, in words; blank where it was not asked
     */
    static FrameModel of(Page page, String duration) {
        PageFrame frame = page.frame();
        SiteUrls urls = new SiteUrls(frame.site().basePath());
        Map<String, String> crumbs = new LinkedHashMap<>();
        for (Crumb crumb : frame.crumbs()) {
            crumbs.put(crumb.label(), crumb.address());
        }
        PageParts parts = frame.parts();
        return new FrameModel(
                frame.title(),
                bodyClass(page),
                parts.styles(),
                parts.scripts(),
                parts.inlineScripts(),
                frame.jsonAddress().orElse(""),
                urls.index(),
                LinkModel.of(crumbs),
                parts.menu().stream()
                        .map(link -> new LinkModel(link.label(), link.address(), false))
                        .toList(),
                parts.actions().isEmpty() ? "" : actionsTitle(page),
                parts.actions().stream().map(ActionModel::of).toList(),
                parts.top().markup(),
                parts.messages().stream().map(MessageModel::of).toList(),
                frame.reader().map(SignedIn::name).orElse(""),
                frame.reader().filter(SignedIn::privately).isPresent(),
                frame.reader()
                        .filter(SignedIn::byCookie)
                        .map(reader -> urls.path("-/logout"))
                        .orElse(""),
                frame.site().version(),
                duration,
                NoteModel.of(frame.note()));
    }

    private static String actionsTitle(Page page) {
        if (page instanceof IndexPage) {
            return "Homepage actions";
        }
        if (page instanceof DatabasePage) {
            return "Database actions";
        }
        if (page instanceof TablePage table) {
            return table.table().view() ? "View actions" : "Table actions";
        }
        if (page instanceof RowPage) {
            return "Row actions";
        }
        return page instanceof QueryPage ? "Query actions" : "Actions";
    }

    /** Style sheets of sites rely on these. */
    private static String bodyClass(Page page) {
        if (page instanceof IndexPage) {
            return "index";
        }
        if (page instanceof DatabasePage database) {
            return "db " + databaseClass(database.summary().database().name());
        }
        if (page instanceof TablePage table) {
            return "table " + databaseClass(table.database().name()) + " table-"
                    + CssClass.of(table.table().name());
        }
        if (page instanceof RowPage row) {
            return "row " + databaseClass(row.database().name()) + " table-"
                    + CssClass.of(row.table().name());
        }
        if (page instanceof QueryPage query) {
            return "query " + databaseClass(query.database().name())
                    + query.named()
                            .map(named -> " query-" + CssClass.of(named.query().name()))
                            .orElse("");
        }
        if (page instanceof QueryListPage queries) {
            return "query-list"
                    + queries.database()
                            .map(database -> " " + databaseClass(database.name()))
                            .orElse("");
        }
        if (page instanceof JsonPage) {
            return "show-json";
        }
        if (page instanceof SchemaPage) {
            return "schema";
        }
        if (page instanceof ExplorerPage) {
            return "api-explorer";
        }
        if (page instanceof PatternsPage) {
            return "patterns";
        }
        if (page instanceof RowFormPage row) {
            return "form-page row-form " + databaseClass(row.database().name()) + " table-"
                    + CssClass.of(row.table().name());
        }
        if (page instanceof ToolPage tool) {
            return "form-page " + tool.work().tool().template() + " "
                    + databaseClass(tool.database().name());
        }
        if (page instanceof WriteSqlPage write) {
            return "form-page execute-write " + databaseClass(write.database().name());
        }
        if (page instanceof FormPage) {
            return "form-page";
        }
        if (page instanceof PluginManagerPage) {
            return "plugin-manager";
        }
        return page instanceof PluginsPage ? "plugins" : "problem";
    }

    private static String databaseClass(String name) {
        return "db-" + CssClass.of(name);
    }
}
