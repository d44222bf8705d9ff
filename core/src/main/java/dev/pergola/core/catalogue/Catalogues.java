package dev.pergola.core.catalogue;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
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
