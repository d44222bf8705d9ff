package dev.pergola.core.sets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.catalogue.Catalogue;
import dev.pergola.core.catalogue.CatalogueEntry;
import dev.pergola.core.catalogue.Resolution;
import dev.pergola.core.catalogue.Wish;
import dev.pergola.core.plugins.JarInspection;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.PluginTrial;
import dev.pergola.core.plugins.TestJars;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plugins installed by their names. */
class NamedPluginsTest {

    @TempDir
    private Path directory;

    private final List<CatalogueEntry> entries = new ArrayList<>();
    private SetFolder folder;
    private PluginSets sets;

    /** A catalogue that resolves without asking what anybody needs. */
    private final class Shop implements Catalogue {

        @Override
        public List<CatalogueEntry> all() {
            return entries.stream()
                    .sorted(Comparator.comparing(CatalogueEntry::version).reversed())
                    .toList();
        }

        @Override
        public Resolution resolve(List<Wish> wishes, Collection<Path> installed) {
            Wish wish = wishes.get(0);
            return find(wish.name(), wish.range()).stream()
                    .findFirst()
                    .<Resolution>map(entry -> new Resolution.Found(
                            installed.stream().anyMatch(path -> path.toString().contains(entry.sha256()))
                                    ? List.of()
                                    : List.of(entry)))
                    .orElse(new Resolution.Refused(List.of("No catalogue has " + wish.name() + ".")));
        }

        @Override
        public Path fetch(CatalogueEntry entry) {
            return Path.of(entry.location());
        }
    }

    @BeforeEach
    void makeSets() {
        folder = new SetFolder(directory.resolve("home"));
        sets = new PluginSets(
                folder,
                List.of(),
                List.of(FileSource.local(), new NamedPlugins(new Shop(), folder, List.of())),
                PluginTrial.NONE,
                Clock.systemUTC());
    }

    private void offer(String name, String version) {
        Path file = directory.resolve(name + "-" + version);
        TestJars.plugin(file, name, version);
        PluginJar jar = (PluginJar) JarInspection.inspect(
                file, "shop", TestJars.described(name, version).stamp());
        entries.add(new CatalogueEntry(
                name, jar.version(), "Draws charts.", "", 1, jar.sha256(), file.toUri(), List.of(), List.of()));
    }

    @Test
    void theEndOfANameIsEnoughWhereItIsClear() {
        offer("org.example.vega", "1.0.0");
        sets.carryOut(install("vega"));
        assertEquals(List.of("org.example.vega 1.0.0"), inForce());
        sets.carryOut(new SetChange.Uninstall(List.of("vega")));
        assertEquals(List.of(), inForce());

        offer("com.example.vega", "1.0.0");
        assertEquals(List.of("No catalogue has vega."), refused("vega").messages());
    }

    @Test
    void aVersionCanBeWantedAndAnUpdateTakesTheNewest() {
        offer("org.example.vega", "1.0.0");
        offer("org.example.vega", "1.5.0");
        sets.carryOut(install("vega@1.0"));
        assertEquals(List.of("org.example.vega 1.0.0"), inForce());
        assertEquals(
                List.of("org.example.vega 1.5.0 takes the place of 1.0.0, from the installed set."),
                sets.carryOut(new SetChange.Update(List.of())).steps());
        assertFalse(sets.plan(new SetChange.Update(List.of())).changesSomething());

        entries.clear();
        assertFalse(sets.plan(new SetChange.Update(List.of())).changesSomething(), "it is not offered any more");
    }

    @Test
    void whatCannotBeHadIsRefusedWithTheWordsOfTheCatalogue() {
        assertEquals(new ErrorCode("unknown-plugin", 404), refused("vega").code());
        assertEquals(
                List.of("'yesterday' is no version and no range; write 1.9 or [1.2,2)."),
                refused("vega@yesterday").messages());
    }

    @Test
    void theCatalogueIsSearched() {
        offer("org.example.vega", "1.0.0");
        offer("org.example.maps", "1.0.0");
        assertEquals(
                List.of("org.example.vega"),
                sets.offers("vega charts").stream().map(Offer::name).toList());
    }

    private ServerException refused(String name) {
        return assertThrows(ServerException.class, () -> sets.carryOut(install(name)));
    }

    private static SetChange install(String name) {
        return new SetChange.Install(List.of(name), false);
    }

    private List<String> inForce() {
        return folder.current().plugins().stream().map(Object::toString).toList();
    }
}
