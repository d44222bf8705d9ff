package dev.pergola.core.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing the index of a folder, and reading it. */
class CatalogueIndexTest {

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void twoPlugins() {
        shelf = new Shelf(folder);
        shelf.put(
                "vega",
                "1.9.0",
                "Bundle-Description",
                "Draws <charts> & \"maps\", with commas\\.",
                "Bundle-License",
                "Apache-2.0",
                "Import-Package",
                Shelf.page("[1.0,2)") + ",org.example.text;resolution:=optional",
                "Require-Capability",
                "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=17))\"",
                "Provide-Capability",
                "osgi.service;objectClass:List<String>=\"a.First,a.Second\"");
        shelf.put("atlas", "3.0.0", "Export-Package", "org.example.atlas;version=3.0;uses:=\"org.example.vega\"");
    }

    @Test
    void theIndexSaysWhatTheJarsSay() {
        List<CatalogueEntry> ofTheJars = shelf.catalogue().all();

        List<CatalogueEntry> written = CatalogueIndex.write(folder).entries();

        assertEquals(ofTheJars, written);
        assertEquals(ofTheJars, shelf.catalogue().all());
    }

    @Test
    void theSameJarsGiveTheSameBytes() throws IOException {
        CatalogueIndex.write(folder);
        byte[] first = Files.readAllBytes(folder.resolve(CatalogueIndex.FILE));
        CatalogueIndex.write(folder);

        assertEquals(new String(first, StandardCharsets.UTF_8), Files.readString(folder.resolve(CatalogueIndex.FILE)));
    }

    @Test
    void theIndexIsThatOfTheSpecification() throws IOException {
        CatalogueIndex.write(folder);
        String index = Files.readString(folder.resolve(CatalogueIndex.FILE));

        assertTrue(index.contains("xmlns=\"http://www.osgi.org/xmlns/repository/v1.0.0\""), index);
        assertTrue(index.contains("""
                    <capability namespace="osgi.identity">
                      <attribute name="description" value=""/>
                      <attribute name="license" value=""/>
                      <attribute name="osgi.identity" value="atlas"/>
                      <attribute name="type" value="osgi.bundle"/>
                      <attribute name="version" type="Version" value="3.0.0"/>
                    </capability>
                """), index);
        assertTrue(index.contains("<attribute name=\"url\" value=\"atlas-3.0.0.jar\"/>"), index);
        assertTrue(index.contains("type=\"List&lt;String&gt;\" value=\"a.First,a.Second\""), index);
    }

    @Test
    void aFolderCanBeMovedTogetherWithItsIndex() throws IOException {
        CatalogueIndex.write(folder);
        Path moved = Files.move(folder, folder.resolveSibling(folder.getFileName() + "-moved"));

        CatalogueEntry atlas = new Shelf(moved).catalogue().all().get(0);

        assertEquals(
                moved.resolve("atlas-3.0.0.jar"), new Shelf(moved).catalogue().fetch(atlas));
        Files.move(moved, folder);
    }

    @Test
    void filesThatAreNoPluginsAreToldAndLeftOut() throws IOException {
        Files.writeString(folder.resolve("notes.jar"), "not a jar");

        CatalogueIndex.Written written = CatalogueIndex.write(folder);

        assertEquals(2, written.entries().size());
        assertEquals(1, written.flaws().size());
        assertTrue(written.flaws().get(0).startsWith("notes.jar is no jar"), written.toString());
    }

    @Test
    void whatIsNoPluginInAnIndexOfOthersIsPassedOver() {
        String index = """
                <?xml version='1.0' encoding='UTF-8'?>
                <repository increment='13' name='others' xmlns='http://www.osgi.org/xmlns/repository/v1.0.0'
                    xmlns:x='http://example.org/extension'>
                  <referral depth='1' url='http://www.example.org/other.xml'/>
                  <resource>
                    <capability namespace='osgi.identity'>
                      <attribute name='osgi.identity' value='a.fragment'/>
                      <attribute name='version' type='Version' value='1.0.0'/>
                      <attribute name='type' value='osgi.fragment'/>
                    </capability>
                  </resource>
                  <resource x:note='extended'>
                    <x:note>extended</x:note>
                    <capability namespace='osgi.identity'>
                      <attribute name='osgi.identity' value='a.plugin'/>
                      <attribute name='version' type='Version' value='1.2.0'/>
                      <attribute name='type' value='osgi.bundle'/>
                    </capability>
                    <capability namespace='osgi.content'>
                      <attribute name='osgi.content' value='%s'/>
                      <attribute name='url' value='jars/a.jar'/>
                      <attribute name='size' type='Long' value=' 12 '/>
                      <attribute name='tags' type='List&lt;String>' value='a\\,b, c'/>
                    </capability>
                  </resource>
                </repository>
                """.formatted("ab".repeat(32));

        List<IndexedPlugin> plugins = read(index);

        assertEquals(1, plugins.size());
        CatalogueEntry entry = plugins.get(0).entry();
        assertEquals("a.plugin 1.2.0", entry.toString());
        assertEquals(12, entry.size());
        assertEquals(URI.create("https://example.org/catalogue/jars/a.jar"), entry.location());
        assertEquals(
                List.of("a,b", "c"),
                plugins.get(0)
                        .resource()
                        .getCapabilities("osgi.content")
                        .get(0)
                        .getAttributes()
                        .get("tags"));
    }

    @Test
    void anIndexCannotReachForFilesOfThisMachine() {
        assertThrows(IllegalArgumentException.class, () -> read("""
                <!DOCTYPE repository [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
                <repository xmlns='http://www.osgi.org/xmlns/repository/v1.0.0' name='&secret;'/>
                """));
    }

    @Test
    void aBrokenIndexSaysHowToGetANewOne() throws IOException {
        Files.writeString(folder.resolve(CatalogueIndex.FILE), "<repository");

        ServerException unusable = assertThrows(ServerException.class, new CatalogueFolder(folder, true)::plugins);

        assertEquals(
                "Write it anew: pergola catalogue index " + folder,
                unusable.hint().orElseThrow());
        assertEquals(List.of(), shelf.catalogue().all());
    }

    private static List<IndexedPlugin> read(String index) {
        return IndexReader.read(
                new ByteArrayInputStream(index.getBytes(StandardCharsets.UTF_8)),
                URI.create("https://example.org/catalogue/index.xml"));
    }
}
