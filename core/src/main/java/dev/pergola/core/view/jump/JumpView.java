package dev.pergola.core.view.jump;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.JumpContext;
import dev.pergola.api.hook.page.JumpItem;
import dev.pergola.api.hook.page.JumpSource;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.view.LinksOfSite;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Answers {@code /-/jump?q=TEXT} with what can be jumped to, always as JSON. */
public final class JumpView implements RouteHook {

    /** What can be jumped to. */
    public static final HookPoint<JumpSource> POINT = HookPoint.shared("jump source", JumpSource.class);

    /** Where it answers. */
    public static final String PATTERN = "/-/jump[.json]";

    private static final int MOST = 100;

    private final SiteContext site;
    private final JumpRows rows;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param rows runs the queries of plugins
     */
    public JumpView(SiteContext site, JumpRows rows) {
        this.site = requireNonNull(site, "site is null");
        this.rows = requireNonNull(rows, "rows is null");
    }

    private record Context(Request request, SiteAddresses addresses) implements JumpContext {}

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        JumpSearch search = JumpSearch.of(request.parameter("q").orElse(""));
        List<JumpItem> found = LeasedHooks.of(context).stream()
                .flatMap(hooks -> found(hooks, request))
                .filter(search::finds)
                .sorted(search.order())
                .limit(MOST + 1L)
                .toList();
        List<PlainValue> matches = found.stream().limit(MOST).map(Found::facts).toList();
        JsonPage page = new JsonPage(
                site.frame(context, PageDescription.of("jump"), "Jump", Optional.empty()),
                "jump",
                new Facts()
                        .and("ok", true)
                        .and("matches", new PlainValue.Items(matches))
                        .and("truncated", found.size() > MOST)
                        .value());
        return site.write("json", page, request);
    }

    private Stream<JumpItem> found(LeasedHooks hooks, Request request) {
        Context context = new Context(request, LinksOfSite.of(site));
        QueriedItems queried = new QueriedItems(rows, context.addresses());
        return hooks.active(POINT).stream()
                .flatMap(entry ->
                        hooks.ask(entry, source -> queried.all(source.items(context))).orElseGet(List::of).stream());
    }
}
