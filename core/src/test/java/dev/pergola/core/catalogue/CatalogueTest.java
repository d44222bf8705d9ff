package dev.pergola.core.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.plugins.PluginVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looking up and resolving, over folders of jars. */
class CatalogueTest {

    private static final String IMPORT = "Import-Package";
    private static final String EXPORT = "Export-Package";

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void emptyShelf() {
        shelf = new Shelf(folder);
    }

    @Test
    void everythingThatCanBeHadIsListedTheNewestFirst() {
        shelf.put("vega", "1.9.0", IMPORT, Shelf.page("[1.0,2)"), "Bundle-Description", "Draws charts.");
        shelf.put("vega", "1.10.0", IMPORT, Shelf.page("[1.0,2)"));
        shelf.put("atlas", "3.0.0");

        assertEquals(
                List.of("atlas 3.0.0", "vega 1.10.0", "vega 1.9.0"),
                names(shelf.catalogue().all()));
    }

    @Test
    void anEntrySaysWhatSomebodyWantsToKnowBeforeInstallingIt() throws IOException {
        Path jar = shelf.put(
                "vega",
                "1.9.0",
                "Bundle-Description",
                "Draws charts.",
                "Bundle-License",
                "\"Apache-2.0\";link=\"https://example.org/licence\"",
                IMPORT,
                Shelf.page("[1.0,2)"),
                EXPORT,
                "org.example.vega;version=1.9",
                "Require-Capability",
                "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\"",
                "Provide-Capability",
                "osgi.service;objectClass:List<String>=\"dev.pergola.api.hook.page.PageAssets\"");

        CatalogueEntry entry = shelf.catalogue().all().get(0);

        assertEquals("Draws charts.", entry.description());
        assertEquals("Apache-2.0", entry.licence());
        assertEquals(Files.size(jar), entry.size());
        assertEquals(jar.toUri(), entry.location());
        assertEquals(List.of("dev.pergola.api.hook.page from version 1.0 to below 2.0", "Java 17"), entry.requires());
        assertEquals(List.of("org.example.vega 1.9", "PageAssets"), entry.provides());
        assertEquals(jar, shelf.catalogue().fetch(entry));
    }

    @Test
    void versionsAreFoundByRange() {
        Stream.of("1.8.0", "1.9.0", "1.9.3", "2.0.0").forEach(version -> shelf.put("vega", version));
        Catalogue catalogue = shelf.catalogue();

        assertEquals(List.of("vega 1.9.3", "vega 1.9.0"), names(catalogue.find("vega", new PluginRange("1.9"))));
        assertEquals(
                List.of("vega 2.0.0"),
                names(catalogue.find("vega", PluginRange.exactly(PluginVersion.parse("2.0.0")))));
        assertEquals(List.of("vega 1.8.0"), names(catalogue.find("vega", new PluginRange("[1,1.9)"))));
        assertEquals(List.of(), catalogue.find("atlas", PluginRange.ANY));
    }

    @Test
    void aSearchFindsEachPluginOnceByItsNameOrItsDescription() {
        shelf.put("vega", "1.9.0", "Bundle-Description", "Draws charts.");
        shelf.put("vega", "1.8.0", "Bundle-Description", "Draws charts.");
        shelf.put("atlas", "3.0.0", "Bundle-Description", "Draws maps.");
        Catalogue catalogue = shelf.catalogue();

        assertEquals(List.of("vega 1.9.0"), names(catalogue.search("Charts draws")));
        assertEquals(List.of("atlas 3.0.0", "vega 1.9.0"), names(catalogue.search(" ")));
        assertEquals(List.of(), catalogue.search("charts maps"));
    }

    @Test
    void aWishIsFulfilledByTheNewestVersionThatFits() {
        shelf.put("vega", "1.9.0", IMPORT, Shelf.page("[1.0,2)"));
        shelf.put("vega", "2.0.0", IMPORT, Shelf.page("[2.0,3)"));

        assertEquals(List.of("vega 1.9.0"), arrivals(List.of("vega"), List.of()));
    }

    @Test
    void whatAPluginNeedsArrivesBeforeIt() {
        shelf.put("vega", "1.0.0", IMPORT, "org.example.text;version=\"[1.0,2)\"");
        shelf.put("text", "1.2.0", EXPORT, "org.example.text;version=1.2", IMPORT, "org.example.base");
        shelf.put("base", "1.0.0", EXPORT, "org.example.base;version=1.0");

        assertEquals(List.of("base 1.0.0", "text 1.2.0", "vega 1.0.0"), arrivals(List.of("vega"), List.of()));
    }

    @Test
    void whatIsInstalledAlreadyIsUsedAndDoesNotArriveAgain() {
        Path text = shelf.put("text", "1.2.0", EXPORT, "org.example.text;version=1.2");
        shelf.put("text", "1.3.0", EXPORT, "org.example.text;version=1.3");
        shelf.put("vega", "1.0.0", IMPORT, "org.example.text;version=\"[1.0,2)\"");

        assertEquals(List.of("vega 1.0.0"), arrivals(List.of("vega"), List.of(text)));
        assertEquals(List.of(), arrivals(List.of("text@1.2"), List.of(text)));
        assertEquals(List.of("text 1.3.0"), arrivals(List.of("text"), List.of(text)));
    }

    @Test
    void whatIsInstalledMakesWayForAVersionThatAllCanUse() {
        Path text = shelf.put("text", "1.2.0", EXPORT, "org.example.text;version=1.2");
        Path atlas = shelf.put("atlas", "1.0.0", IMPORT, "org.example.text;version=\"[1.0,2)\"");
        shelf.put("text", "1.3.0", EXPORT, "org.example.text;version=1.3");
        shelf.put("vega", "1.0.0", IMPORT, "org.example.text;version=\"[1.3,2)\"");

        assertEquals(List.of("text 1.3.0", "vega 1.0.0"), arrivals(List.of("vega"), List.of(text, atlas)));
    }

    @Test
    void whatAPluginOnlyCouldUseDoesNotArrive() {
        shelf.put("text", "1.2.0", EXPORT, "org.example.text;version=1.2");
        shelf.put("vega", "1.0.0", IMPORT, "org.example.text;resolution:=optional");

        assertEquals(List.of("vega 1.0.0"), arrivals(List.of("vega"), List.of()));
    }

    @Test
    void anInstalledPluginThatCannotRunStandsInNobodysWay() {
        Path broken = shelf.put("broken", "1.0.0", IMPORT, "org.example.nowhere");
        shelf.put("vega", "1.0.0");

        assertEquals(List.of("vega 1.0.0"), arrivals(List.of("vega"), List.of(broken)));
    }

    @Test
    void aPluginThatNeedsANewerServerIsRefusedWithTheVersionThatFits() {
        shelf.put("vega", "1.9.0", IMPORT, Shelf.page("[1.0,2)"));
        shelf.put("vega", "2.0.0", IMPORT, Shelf.page("[2.0,3)"));

        assertEquals(
                List.of(
                        "vega 2.0.0 cannot run here. It needs the package dev.pergola.api.hook.page from version 2.0 to below 3.0; this server has 1.4. Update the server, or take an older version of the plugin.",
                        "The newest vega that fits is 1.9.0."),
                refusals(List.of("vega@2"), List.of()));
    }

    @Test
    void aWishForNothingNamesWhatMayHaveBeenMeant() {
        shelf.put("vega", "1.9.0");

        assertEquals(
                List.of("There is no plugin 'vga' in the catalogues. Did you mean \"vega\"?"),
                refusals(List.of("vga"), List.of()));
        assertEquals(
                List.of(
                        "There is no vega in version 3; the catalogues have 1.9.0.",
                        "The newest vega that fits is 1.9.0."),
                refusals(List.of("vega@3"), List.of()));
    }

    @Test
    void aNeedOfANeedIsToldFromTheBeginning() {
        shelf.put("vega", "1.0.0", IMPORT, "org.example.text," + Shelf.page("[1.0,2)"));
        shelf.put("text", "1.2.0", EXPORT, "org.example.text", IMPORT, Shelf.page("[1.7,2)"));

        assertEquals(
                List.of(
                        "vega 1.0.0 cannot run here. It needs text 1.2.0, which cannot run here either. It needs the package dev.pergola.api.hook.page from version 1.7 to below 2.0; this server has 1.4. Update the server, or take an older version of the plugin."),
                refusals(List.of("vega"), List.of()));
    }

    @Test
    void pluginsThatNeedEachOtherAreRefused() {
        shelf.put("vega", "1.0.0", IMPORT, "org.example.text", EXPORT, "org.example.vega");
        shelf.put("text", "1.2.0", IMPORT, "org.example.vega", EXPORT, "org.example.text");

        assertEquals(
                List.of(
                        "text 1.2.0 and vega 1.0.0 need each other in a circle: text 1.2.0 -> vega 1.0.0 -> text 1.2.0. Plugins come and go one by one, so put what they share into one of them, or into a third."),
                refusals(List.of("vega"), List.of()));
    }

    @Test
    void twoVersionsOfOnePluginAreNeverChosenTogether() {
        Path atlas = shelf.put("atlas", "1.0.0", IMPORT, "org.example.text;version=\"[1.0,2)\"");
        Path text = shelf.put("text", "1.2.0", EXPORT, "org.example.text;version=1.2");
        shelf.put("text", "2.0.0", EXPORT, "org.example.text;version=2.0");
        shelf.put("vega", "1.0.0", IMPORT, "org.example.text;version=\"[2.0,3)\"");

        List<String> reasons = refusals(List.of("vega"), List.of(atlas, text));

        assertTrue(
                reasons.get(0)
                        .startsWith("vega cannot run together with what it needs and what is installed: "
                                + "two of them bring the same package, or need different versions of one plugin."),
                reasons.toString());
    }

    private List<String> arrivals(List<String> wishes, List<Path> installed) {
        Resolution resolution =
                shelf.catalogue().resolve(wishes.stream().map(Wish::parse).toList(), installed);
        return names(assertInstanceOf(Resolution.Found.class, resolution, resolution::toString)
                .arrivals());
    }

    private List<String> refusals(List<String> wishes, List<Path> installed) {
        Resolution resolution =
                shelf.catalogue().resolve(wishes.stream().map(Wish::parse).toList(), installed);
        return assertInstanceOf(Resolution.Refused.class, resolution, resolution::toString)
                .reasons();
    }

    private static List<String> names(List<CatalogueEntry> entries) {
        return entries.stream().map(CatalogueEntry::toString).toList();
    }
}
