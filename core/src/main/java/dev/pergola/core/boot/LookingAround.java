package dev.pergola.core.boot;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.routing.RouteTable;
import dev.pergola.core.schedule.Scheduler;
import dev.pergola.core.view.AlwaysJson;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.explore.ExplorerView;
import dev.pergola.core.view.explore.PatternsView;
import dev.pergola.core.view.introspection.Introspection;
import dev.pergola.core.view.lookup.AutocompleteTrial;
import dev.pergola.core.view.lookup.AutocompleteView;
import dev.pergola.core.view.lookup.ForeignKeySuggestionsView;
import dev.pergola.core.view.lookup.ForeignKeyTargetsView;
import dev.pergola.core.view.openapi.OpenApiView;
import dev.pergola.core.view.openapi.ServedRoute;
import dev.pergola.core.view.schema.SchemaView;
import dev.pergola.core.view.table.FragmentView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The addresses at which the site tells about itself, and helps those who fill in forms. */
final class LookingAround {

    private LookingAround() {}

    static Map<String, RouteHook> routes(SiteContext site, Supplier<Snapshot> snapshot) {
        Map<String, RouteHook> routes = new LinkedHashMap<>();
        Introspection.views(site, () -> tasks(snapshot.get())).forEach(view -> routes.put(view.pattern(), view));
        for (SchemaView.Subject subject : SchemaView.Subject.values()) {
            routes.put(subject.pattern(), new SchemaView(site, subject));
        }
        routes.put(OpenApiView.PATTERN, new OpenApiView(site, () -> served(snapshot.get())));
        routes.put(ExplorerView.PATTERN, new ExplorerView(site));
        routes.put(PatternsView.PATTERN, new PatternsView(site));
        routes.put(AutocompleteTrial.PATTERN, new AutocompleteTrial(site));
        routes.put(FragmentView.PATTERN, new FragmentView(site));
        routes.put(AutocompleteView.PATTERN, new AutocompleteView(site));
        routes.put(ForeignKeyTargetsView.PATTERN, new AlwaysJson(site, new ForeignKeyTargetsView(site)));
        routes.put(
                ForeignKeySuggestionsView.PATTERN,
                new AlwaysJson(site, new ForeignKeySuggestionsView(site, System::nanoTime)));
        return routes;
    }

    private static List<ServedRoute> served(Snapshot snapshot) {
        return snapshot.active(RouteTable.POINT).stream()
                .filter(LookingAround::answersGet)
                .flatMap(entry -> entry.properties().texts(RouteHook.PATTERN).stream()
                        .map(pattern -> new ServedRoute(pattern, entry.owner().name())))
                .toList();
    }

    private static boolean answersGet(HookEntry<RouteHook> entry) {
        List<String> methods = entry.properties().texts(RouteHook.METHODS);
        return methods.isEmpty() || methods.stream().anyMatch("GET"::equalsIgnoreCase);
    }

    private static List<String> tasks(Snapshot snapshot) {
        return snapshot.active(Scheduler.POINT).stream()
                .map(HookEntry::key)
                .map(key -> key.orElse("a task without a name"))
                .toList();
    }
}
