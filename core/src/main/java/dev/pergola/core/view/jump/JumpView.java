package dev.pergola.core.view.jump;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/** Answers {@code /-/jump?q=TEXT} with what can be jumped to, always as JSON. */
public final class JumpView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/jump[.json]";

    private static final int MOST = 100;

    private final SiteContext site;
    private final List<JumpSource> sources;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param sources what can be found
     */
    public JumpView(SiteContext site, List<JumpSource> sources) {
        this.site = requireNonNull(site, "site is null");
        this.sources = List.copyOf(sources);
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        JumpSearch search = JumpSearch.of(request.parameter("q").orElse(""));
        List<JumpItem> found = sources.stream()
                .flatMap(source -> source.items(request))
                .filter(search::finds)
                .sorted(search.order())
                .limit(MOST + 1L)
                .toList();
        List<PlainValue> matches =
                found.stream().limit(MOST).map(JumpItem::facts).toList();
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
}
