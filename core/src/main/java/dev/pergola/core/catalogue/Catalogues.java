package dev.pergola.core.catalogue;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.felix.utils.resource.RequirementImpl;
import org.osgi.resource.Requirement;
import org.osgi.service.resolver.Resolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All catalogues that are configured, as one. Any thread; nothing is remembered between two calls but the copies of what
 * is on the web.
 */
public final class Catalogues implements Catalogue {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogues.class);

    private final CataloguePlaces places;
    private final Supplier<ServerOffer> offer;
    private final Resolver resolver;

    /**
     * Makes a catalogue of several.
     *
     * @param places where they are, asked each time; of equal versions that of the first is taken
     * @param offer what the server has, asked each time
     * @param resolver chooses among plugins
     */
    public Catalogues(CataloguePlaces places, Supplier<ServerOffer> offer, Resolver resolver) {
        this.places = requireNonNull(places, "places is null");
        this.offer = requireNonNull(offer, "offer is null");
        this.resolver = requireNonNull(resolver, "resolver is null");
    }

    @Override
    public List<CatalogueEntry> all() {
        return plugins().stream()
                .map(IndexedPlugin::entry)
                .sorted(Order.ENTRIES)
                .toList();
    }

    /** A catalogue that cannot be used is told and passed over, so that the others can be. */
    private List<IndexedPlugin> plugins() {
        Map<String, IndexedPlugin> plugins = new LinkedHashMap<>();
        for (Supplier<CatalogueSource> source : places.sources()) {
            try {
                source.get()
                        .plugins()
                        .forEach(plugin -> plugins.putIfAbsent(plugin.entry().toString(), plugin));
            } catch (ServerException unusable) {
                LOG.warn(String.join(" ", unusable.messages()));
            }
        }
        return List.copyOf(plugins.values());
    }

    @Override
    public Resolution resolve(List<Wish> wishes, Collection<Path> installed) {
        return new Chooser(resolver, offer.get(), read(installed), plugins()).choose(wishes);
    }

    /**
     * A plugin that fulfils a requirement.
     *
     * @param requirement of another plugin
     * @return the first by name; empty where there is none
     */
    public Optional<CatalogueEntry> offering(Requirement requirement) {
        RequirementImpl asked = new RequirementImpl(requirement.getResource(), requirement);
        return plugins().stream()
                .filter(plugin -> plugin.resource().getCapabilities(requirement.getNamespace()).stream()
                        .anyMatch(asked::matches))
                .map(IndexedPlugin::entry)
                .min(Order.ENTRIES);
    }

    /**
     * The newest version of a plugin that could run in this server by itself.
     *
     * @param name of the plugin
     * @return empty where no catalogue has one
     */
    public Optional<CatalogueEntry> fitting(String name) {
        return new Chooser(resolver, offer.get(), List.of(), plugins()).fitting(name);
    }

    @Override
    public Path fetch(CatalogueEntry entry) {
        return places.download().fetch(entry);
    }

    /** What is no plugin does not run, so it does not count. */
    private static List<IndexedPlugin> read(Collection<Path> jars) {
        List<IndexedPlugin> plugins = new ArrayList<>();
        for (Path jar : jars) {
            try {
                plugins.add(JarReader.read(jar));
            } catch (ServerException noPlugin) {
                LOG.debug("{} is left out: {}", jar, noPlugin.messages());
            }
        }
        return plugins;
    }
}
