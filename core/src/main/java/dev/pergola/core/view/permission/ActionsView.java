package dev.pergola.core.view.permission;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.ResourceKind;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.permission.Action;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/** Answers {@code /-/actions}: everything that somebody may or may not do. */
public final class ActionsView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/actions[.{format}]";

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public ActionsView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        KnownResources.requireDebug(site, request);
        List<PlainValue> actions = site.state().get().permissions().actions().all().stream()
                .map(ActionsView::facts)
                .toList();
        JsonPage page = new JsonPage(
                site.frame(
                        context,
                        PageDescription.of("json_data"),
                        "actions",
                        Optional.of(site.urls().path("-/actions.json"))),
                "actions",
                new Facts()
                        .and("ok", true)
                        .and("actions", new PlainValue.Items(actions))
                        .value());
        return site.write(site.format(context), page, request);
    }

    private static PlainValue facts(Action action) {
        ResourceKind kind = action.kind();
        return new Facts()
                .and("name", action.name())
                .and("abbr", Optional.of(action.abbreviation()).filter(text -> !text.equals(action.name())))
                .and("description", action.description())
                .and("takes_parent", kind != ResourceKind.SERVER)
                .and("takes_child", kind == ResourceKind.TABLE || kind == ResourceKind.QUERY)
                .and("resource_class", resourceClass(kind))
                .and("also_requires", action.alsoRequires())
                .value();
    }

    /** The names that the original has for kinds of resources. */
    private static Optional<String> resourceClass(ResourceKind kind) {
        return switch (kind) {
            case SERVER -> Optional.empty();
            case DATABASE -> Optional.of("DatabaseResource");
            case TABLE -> Optional.of("TableResource");
            case QUERY -> Optional.of("QueryResource");
        };
    }
}
