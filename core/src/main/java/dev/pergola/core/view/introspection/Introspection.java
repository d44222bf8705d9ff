package dev.pergola.core.view.introspection;

import dev.pergola.api.http.Request;
import dev.pergola.core.config.Redaction;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.SiteContext;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The sets of facts that the server tells about itself. */
public final class Introspection {
    private Introspection() {}

    /**
     * A view for each set.
     *
     * @param site the site
     * @param tasks the names of what runs again and again at present
     */
    public static List<FactsView> views(SiteContext site, Supplier<List<String>> tasks) {
        Optional<Action> visitors = Optional.of(Actions.VIEW_INSTANCE);
        VersionFacts versions = new VersionFacts(site);
        return List.of(
                new FactsView(site, "versions", visitors, request -> versions.read()),
                new FactsView(site, "settings", visitors, request -> site.configuration()
                        .settings()
                        .inForce()),
                new FactsView(site, "config", visitors, request -> configuration(site, request)),
                new FactsView(site, "databases", visitors, request -> databases(site, request)),
                new FactsView(
                        site,
                        "threads",
                        Optional.of(Actions.PERMISSIONS_DEBUG),
                        request -> ThreadFacts.of(Thread.getAllStackTraces().keySet(), tasks.get())),
                new FactsView(site, "actor", Optional.empty(), request -> actor(site.actor(request))));
    }

    private static Map<String, PlainValue> databases(SiteContext site, Request request) {
        List<PlainValue> databases = site.catalog().all().stream()
                .map(database -> database.info())
                .filter(info -> site.allows(request, Actions.VIEW_DATABASE, Resource.database(info.name())))
                .map(Introspection::database)
                .toList();
        return reporting(
                Map.of("databases", new PlainValue.Items(databases)),
                "not_served",
                site.troubles(request).databases());
    }

    /** What is in force; beside it, for those who run the server, why newer files are not. */
    private static Map<String, PlainValue> configuration(SiteContext site, Request request) {
        return reporting(
                Redaction.of(site.configuration().source()).values(),
                "not_in_force",
                site.troubles(request).configuration());
    }

    private static Map<String, PlainValue> reporting(
            Map<String, PlainValue> facts, String name, List<String> troubles) {
        Map<String, PlainValue> all = new LinkedHashMap<>(facts);
        if (!troubles.isEmpty()) {
            all.put(name, Facts.texts(troubles));
        }
        return all;
    }

    private static PlainValue database(DatabaseInfo info) {
        return new Facts()
                .and("name", info.name())
                .and("route", info.route())
                .and("path", info.path().map(Path::toString))
                .and("size", info.size())
                .and("is_mutable", info.mutable())
                .and("is_memory", info.memory())
                .and("hash", info.hash())
                .value();
    }

    private static Map<String, PlainValue> actor(Actor actor) {
        return Map.of(
                "actor", actor.attributes().<PlainValue>map(fields -> fields).orElseGet(PlainValue::nothing));
    }
}
