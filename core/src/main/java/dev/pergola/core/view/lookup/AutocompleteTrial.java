package dev.pergola.core.view.lookup;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.DatabaseSchema;
import dev.pergola.core.page.Crumb;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TableSettings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers {@code /-/debug/autocomplete}: tables whose rows have labels, and what is found in them by some letters. */
public final class AutocompleteTrial implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/debug/autocomplete";

    private static final int MOST_SUGGESTIONS = 5;
    private static final int MOST_TABLES = 100;

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public AutocompleteTrial(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        site.require(request, Actions.VIEW_INSTANCE, Resource.server());
        String text = request.parameter("q").orElse("").strip();
        List<Crumb> tables = site.databasesVisibleTo(request).stream()
                .flatMap(database -> labelled(request, database, text))
                .limit(MOST_SUGGESTIONS)
                .toList();
        List<FormPage.Field> fields = List.of(new FormPage.Text("q", "Part of a key or label", text, 1));
        FormPage page = new FormPage(
                site.frame(context, PageDescription.of("debug_autocomplete"), "Autocomplete", Optional.empty()),
                "Autocomplete",
                "Leads to the rows that a form offers while somebody types, in tables whose rows have labels.",
                new FormPage.Form(
                        site.urls().path("-/debug/autocomplete"),
                        false,
                        List.of(new FormPage.Group("", fields)),
                        "Look"),
                Optional.of(new FormPage.Outcome(
                        tables.isEmpty() ? "No table that you may see has labels." : "",
                        !tables.isEmpty(),
                        "",
                        List.of(),
                        List.of(),
                        tables)));
        return site.write(SiteContext.HTML, page, request);
    }

    private Stream<Crumb> labelled(Request request, QueriedDatabase database, String text) {
        DatabaseInfo info = database.info();
        DatabaseSchema schema = TableSettings.shown(site.configuration(), info.name(), database.schema());
        QueryString query = text.isEmpty() ? QueryString.of("_initial", "on") : QueryString.of("q", text);
        return site.tablesVisibleTo(request, info.name(), schema).stream()
                .limit(MOST_TABLES)
                .flatMap(name -> schema.table(name).stream())
                .filter(table ->
                        !table.view() && !table.hidden() && table.labelColumn().isPresent())
                .map(table -> new Crumb(
                        info.name() + ": " + table.name(),
                        query.appendTo(site.urls().table(info.route(), table.name()) + "/-/autocomplete")));
    }
}
