package dev.pergola.core.catalogue;

import dev.pergola.api.ServerException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * What can be had, from all catalogues together. Used by commands, by the page of plugins and by what explains why a
 * plugin does not run; any thread. Every call looks at what the catalogues hold now; remote ones are asked at most once in
 * an hour, and are known from their last copy where they cannot be reached.
 */
public interface Catalogue {

    /** A catalogue in which there is nothing. */
    Catalogue EMPTY = new Catalogue() {
        @Override
        public List<CatalogueEntry> all() {
            return List.of();
        }

        @Override
        public Resolution resolve(List<Wish> wishes, Collection<Path> installed) {
            return wishes.isEmpty()
                    ? new Resolution.Found(List.of())
                    : new Resolution.Refused(List.of("No catalogue of plugins is known here."));
        }

        @Override
        public Path fetch(CatalogueEntry entry) {
            throw new ServerException(JarReader.UNUSABLE, "No catalogue of plugins is known here.");
        }
    };

    /**
     * Everything that can be had.
     *
     * @return by name, of one name the newest version first; of equal versions only that of the first catalogue
     */
    List<CatalogueEntry> all();

    /**
     * The versions of one plugin.
     *
     * @param name its symbolic name
     * @param range which versions
     * @return the newest first; empty where there is none
     */
    default List<CatalogueEntry> find(String name, PluginRange range) {
        return all().stream()
                .filter(entry -> entry.name().equals(name) && range.includes(entry.version()))
                .toList();
    }

    /**
     * The plugins about which all words of a text are said, in their name, their description or what they provide.
     *
     * @param text words, in upper or lower case; a blank one finds everything
     * @return of each plugin the newest version, by name; empty where nothing matches
     */
    default List<CatalogueEntry> search(String text) {
        return Search.in(all(), text);
    }

    /**
     * Finds out what has to be installed so that wishes can run, together with all that they need, beside what is
     * installed. Of a plugin that is wanted the highest version that can run is chosen; what is needed only stays as it is
     * installed where that will do. Nothing is fetched and nothing changed.
     *
     * @param wishes what is wanted
     * @param installed the jars that run beside, such as those of the set in force and of the distribution; what of them
     *     is no plugin, or cannot run, does not count
     * @return what has to arrive, or why that is not possible
     */
    Resolution resolve(List<Wish> wishes, Collection<Path> installed);

    /**
     * Gets the jar of an entry, and checks that it has the size and the SHA-256 that the catalogue says.
     *
     * @param entry one of this catalogue
     * @return where the jar is on this machine: in its folder, or a copy of what is on the web; to be copied, not moved
     * @throws ServerException where it cannot be had, came only in part, or is another
     */
    Path fetch(CatalogueEntry entry);
}
