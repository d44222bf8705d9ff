package dev.pergola.core.view.introspection;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.SiteContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers with one set of facts, as JSON or as a listing. */
public final class FactsView implements RouteHook {
    private final SiteContext site;
    private final String name;
    private final Optional<Action> needed;
    private final Function<Request, Map<String, PlainValue>> facts;

    FactsView(
            SiteContext site, String name, Optional<Action> needed, Function<Request, Map<String, PlainValue>> facts) {
        this.site = requireNonNull(site, "site is null");
        this.name = requireNonNull(name, "name is null");
        this.needed = requireNonNull(needed, "needed is null");
        this.facts = requireNonNull(facts, "facts is null");
    }

    /** The addresses of these facts. */
    public String pattern() {
        return "/-/" + name + "[.{format}]";
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        needed.ifPresent(action -> site.require(request, action, Resource.server()));
        JsonPage page = new JsonPage(
                site.frame(
                        context,
                        PageDescription.of("json_data"),
                        name,
                        Optional.of(site.urls().path("-/" + name + ".json"))),
                name,
                new Facts().and("ok", true).andAll(facts.apply(request)).value());
        return site.write(site.format(context), page, request);
    }
}
