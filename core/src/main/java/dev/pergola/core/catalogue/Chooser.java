package dev.pergola.core.catalogue;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.osgi.resource.Resource;
import org.osgi.resource.Wire;
import org.osgi.service.resolver.ResolutionException;
import org.osgi.service.resolver.Resolver;

/**
 * Chooses plugins by the resolver of OSGi, and adds the rules of this server: of each plugin one version runs, and plugins
 * that need each other are no plugins of their own.
 *
 * @param resolver the resolver
 * @param offer what the server has
 * @param installed what runs already
 * @param available what could arrive
 */
record Chooser(Resolver resolver, ServerOffer offer, List<IndexedPlugin> installed, List<IndexedPlugin> available) {

    private static final int OLDER_VERSIONS_TRIED = 10;

    Resolution choose(List<Wish> wishes) {
        try {
            return new Resolution.Found(inOrder(resolve(wishes, sound(), Set.of())));
        } catch (ResolutionException | CircleException refused) {
            return new Resolution.Refused(reasons(wishes, refused));
        }
    }

    /** What of the installed can run at all; the rest must not stand in the way of anything. */
    private List<IndexedPlugin> sound() {
        List<IndexedPlugin> sound = new ArrayList<>(installed);
        boolean all = false;
        while (!all) {
            Chooser among = new Chooser(resolver, offer, sound, List.of());
            List<IndexedPlugin> unsound = sound.stream()
                    .filter(plugin ->
                            !among.diagnosis(List.of()).missing(plugin).isEmpty())
                    .toList();
            all = !sound.removeAll(unsound);
        }
        return sound;
    }

    /** Tries until no plugin is there in two versions. */
    private Map<IndexedPlugin, List<Wire>> resolve(List<Wish> wishes, List<IndexedPlugin> sound, Set<Resource> barred)
            throws ResolutionException {
        Wishes question = new Wishes(wishes, sound, available, offer, barred);
        Map<Resource, List<Wire>> wires = resolver.resolve(question);
        Map<Resource, IndexedPlugin> known = Stream.concat(sound.stream(), available.stream())
                .collect(toMap(IndexedPlugin::resource, Function.identity(), (first, second) -> first));
        Map<IndexedPlugin, List<Wire>> chosen = new LinkedHashMap<>();
        Map<String, IndexedPlugin> byName = new HashMap<>();
        for (Map.Entry<Resource, List<Wire>> wired : wires.entrySet()) {
            IndexedPlugin plugin = known.get(wired.getKey());
            if (plugin != null) {
                IndexedPlugin twin = byName.put(plugin.entry().name(), plugin);
                if (twin != null) {
                    Set<Resource> more = new HashSet<>(barred);
                    more.add(lower(plugin, twin).resource());
                    return resolve(wishes, sound, more);
                }
                chosen.put(plugin, wired.getValue());
            }
        }
        return chosen;
    }

    private static IndexedPlugin lower(IndexedPlugin first, IndexedPlugin second) {
        return first.entry().version().compareTo(second.entry().version()) < 0 ? first : second;
    }

    /** What is not installed yet, those first that others need. */
    private List<CatalogueEntry> inOrder(Map<IndexedPlugin, List<Wire>> chosen) throws CircleException {
        Map<Resource, IndexedPlugin> byResource =
                chosen.keySet().stream().collect(toMap(IndexedPlugin::resource, Function.identity()));
        Set<IndexedPlugin> ordered = new LinkedHashSet<>();
        List<IndexedPlugin> byName = chosen.keySet().stream()
                .sorted(comparing(IndexedPlugin::entry, Order.ENTRIES))
                .toList();
        for (IndexedPlugin plugin : byName) {
            place(plugin, chosen, byResource, new LinkedHashSet<>(), ordered);
        }
        return ordered.stream()
                .filter(plugin -> installed.stream()
                        .noneMatch(there ->
                                there.entry().sha256().equals(plugin.entry().sha256())))
                .map(IndexedPlugin::entry)
                .toList();
    }

    private static void place(
            IndexedPlugin plugin,
            Map<IndexedPlugin, List<Wire>> chosen,
            Map<Resource, IndexedPlugin> byResource,
            Set<IndexedPlugin> path,
            Set<IndexedPlugin> ordered)
            throws CircleException {
        if (ordered.contains(plugin)) {
            return;
        }
        if (!path.add(plugin)) {
            throw new CircleException(path, plugin);
        }
        for (Wire wire : chosen.getOrDefault(plugin, List.of())) {
            IndexedPlugin provider = byResource.get(wire.getProvider());
            if (provider != null && !provider.equals(plugin)) {
                place(provider, chosen, byResource, path, ordered);
            }
        }
        path.remove(plugin);
        ordered.add(plugin);
    }

    private List<String> reasons(List<Wish> wishes, Exception refused) {
        List<String> reasons = diagnosis(wishes).of(wishes);
        if (reasons.isEmpty()) {
            reasons = List.of(
                    refused instanceof CircleException circle
                            ? circle.getMessage()
                            : Diagnosis.conflict(wishes, String.valueOf(refused.getMessage())));
        }
        List<String> all = new ArrayList<>(reasons);
        wishes.stream().flatMap(wish -> newestThatFits(wish).stream()).forEach(all::add);
        return all;
    }

    private Diagnosis diagnosis(List<Wish> wishes) {
        return new Diagnosis(new Wishes(wishes, installed, available, offer, Set.of()), offer, installed, available);
    }

    /** Another version of what is wanted that could run, where that which is wanted could not. */
    private Optional<String> newestThatFits(Wish wish) {
        return fitting(wish.name())
                .map(entry -> "The newest %s that fits is %s.".formatted(entry.name(), entry.version()));
    }

    /** The highest version of a plugin that could run here by itself. */
    Optional<CatalogueEntry> fitting(String name) {
        return available.stream()
                .map(IndexedPlugin::entry)
                .filter(entry -> entry.name().equals(name))
                .sorted(Order.ENTRIES)
                .limit(OLDER_VERSIONS_TRIED)
                .filter(this::fits)
                .findFirst();
    }

    private boolean fits(CatalogueEntry entry) {
        try {
            inOrder(resolve(List.of(new Wish(entry.name(), PluginRange.exactly(entry.version()))), sound(), Set.of()));
            return true;
        } catch (ResolutionException | CircleException refused) {
            return false;
        }
    }

    /** Plugins need each other in a circle. */
    private static final class CircleException extends Exception {

        private static final long serialVersionUID = 1L;

        CircleException(Collection<IndexedPlugin> path, IndexedPlugin again) {
            super(Diagnosis.circle(
                    path.stream()
                            .dropWhile(plugin -> !plugin.equals(again))
                            .map(plugin -> plugin.entry().toString())
                            .toList(),
                    again.entry().toString()));
        }
    }
}
