package dev.pergola.core.view.plugins;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.HookStatus;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.SiteContext;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Tells open pages which plugins contribute, as a server-sent event {@code plugins}: a line {@code name version} for each, by
 * name. It is told anew where it has changed; this route gives what there is to tell now, and whether somebody may know.
 */
public final class PluginEventsView implements RouteHook {

    /** The address of the events. */
    public static final String PATTERN = "/-/plugins/events";

    private static final String TYPE = "text/event-stream";

    /** How long a browser waits before it connects again, in milliseconds. */
    private static final String HEAD = "retry: 2000\nevent: plugins\n";

    private static final Object NEWS = new Object();

    private final SiteContext site;
    private final Supplier<Snapshot> snapshot;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param snapshot what contributes at present
     */
    public PluginEventsView(SiteContext site, Supplier<Snapshot> snapshot) {
        this.site = requireNonNull(site, "site is null");
        this.snapshot = requireNonNull(snapshot, "snapshot is null");
    }

    @Override
    public Response handle(RouteContext context) {
        site.require(context.request(), Actions.VIEW_INSTANCE, Resource.server());
        return Response.of(TYPE, Body.of(news(snapshot.get()))).withHeader("Cache-Control", "no-store");
    }

    /**
     * What there is to tell.
     *
     * @param snapshot what contributes at present
     * @return one event in the format of server-sent events
     */
    public static String news(Snapshot snapshot) {
        return snapshot.derived(NEWS, PluginEventsView::made);
    }

    private static String made(Snapshot snapshot) {
        return snapshot.statuses().stream()
                .filter(status -> status.state() != HookState.HELD)
                .map(HookStatus::entry)
                .map(entry -> entry.owner())
                .filter(owner -> !owner.isCore())
                .map(Owner::toString)
                .distinct()
                .sorted()
                .map(line -> "data: " + line + "\n")
                .collect(Collectors.joining("", HEAD, "data:\n\n"));
    }
}
