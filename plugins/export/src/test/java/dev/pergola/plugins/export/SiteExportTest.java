package dev.pergola.plugins.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SiteExportTest {

    private static final Progress SILENT = new Progress() {
        @Override
        public void visited(int known) {}

        @Override
        public void written(int files) {}
    };

    @TempDir
    Path folder;

    private Path output;
    private final SiteOfPages site = new SiteOfPages();

    @BeforeEach
    void plant() {
        output = folder.resolve("copy");
        site.style("/-/static-plugins/export/copy.css", "p { background: url(/-/static/leaf.png?_hash=abcdef) }")
                .file("/-/static/leaf.png?_hash=abcdef", "image/png", new byte[] {(byte) 0x89, 'P', 'N', 'G', -1, 0, 13
                })
                .page("/", "<a href='/db'>db</a> <a href='/db.json'>JSON</a>")
                .page("/db", "<a href='/'>home</a> <a href='/db/Towns'>Towns</a> <a href='/db/towns'>towns</a>")
                .page("/db/Towns", "<a href='/db/Towns/1'>1</a> <a rel=next href='/db/Towns?_next=1'>Next page</a>")
                .page("/db/Towns?_next=1", "<a href='/db/Towns/2'>2</a>")
                .page("/db/towns", "<a href='/moved'>moved</a>")
                .page("/db/Towns/1", "Bern <a href='/db/Towns'>all</a>")
                .page("/db/Towns/2", "Accra <a href='/db/Towns'>all</a>")
                .put("/moved", Response.redirect("/db/Towns/2"));
    }

    private ExportResult export(SiteRules rules, int threads) throws IOException, InterruptedException {
        return export(rules, threads, "", false);
    }

    private ExportResult export(SiteRules rules, int threads, String stamp, boolean dryRun)
            throws IOException, InterruptedException {
        OutputFolder place = new OutputFolder(output, folder.resolve("work"));
        try (Workers workers = new Workers(threads)) {
            return SiteExport.of(Site.asNobody(site, "/"), rules, place, stamp)
                    .run(Map.of(Address.of("/"), "test"), workers, SILENT, dryRun);
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(output)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                String name = output.relativize(file).toString();
                if (!name.startsWith(OutputFolder.OWN)) {
                    files.put(name, new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }

    private void makeOld() throws IOException {
        for (String name : files().keySet()) {
            Files.setLastModifiedTime(output.resolve(name), FileTime.fromMillis(1000));
        }
    }

    private List<String> touched() throws IOException {
        return files().keySet().stream()
                .filter(name -> output.resolve(name).toFile().lastModified() != 1000)
                .toList();
    }

    @Test
    void aCopyHasLinksFromFileToFile() throws Exception {
        ExportResult result = export(SiteRules.USUAL, 2);
        assertEquals(List.of(), result.failures());
        Map<String, String> files = files();
        assertTrue(files.get("index.html").contains("<a href=\"db.html\">db</a> <a data-left-out>JSON</a>"));
        assertTrue(files.get("db/Towns/1.html").contains("Bern <a href=\"../Towns.html\">all</a>"));
        assertTrue(files.get("db.html").matches("(?s).*href=\"db/towns~w[0-9a-f]{8}\\.html\".*"), files.get("db.html"));
        assertTrue(files.get("-/static-plugins/export/copy.css").contains("url(../../static/leaf.abcdef.png)"));
        assertArrayEquals(
                new byte[] {(byte) 0x89, 'P', 'N', 'G', -1, 0, 13},
                Files.readAllBytes(output.resolve("-/static/leaf.abcdef.png")));
    }

    @Test
    void redirectsArePagesAndLinksLeadToTheirEnd() throws Exception {
        export(SiteRules.USUAL, 1);
        Map<String, String> files = files();
        assertTrue(files.get("moved.html").contains("url=db/Towns/2.html"));
        assertTrue(files.values().stream().anyMatch(page -> page.contains("<a href=\"Towns/2.html\">moved</a>")));
    }

    @Test
    void theSecondExportTouchesOnlyWhatHasChanged() throws Exception {
        export(SiteRules.USUAL, 2);
        makeOld();
        assertEquals(0, export(SiteRules.USUAL, 2).written());
        assertEquals(List.of(), touched());

        site.page("/db/Towns/1", "Berne <a href='/db/Towns'>all</a>");
        assertEquals(1, export(SiteRules.USUAL, 2).written());
        assertEquals(List.of("db/Towns/1.html"), touched());
    }

    @Test
    void aPageThatIsGoneIsDeletedAndNoLongerLinked() throws Exception {
        export(SiteRules.USUAL, 2);
        Files.writeString(output.resolve("mine.txt"), "not of an export");
        makeOld();
        site.remove("/db/Towns/2");
        ExportResult result = export(SiteRules.USUAL, 2);
        assertEquals(
                "/db/Towns/2: status 404 (/db/Towns?_next=1)",
                result.failures().get(0).line());
        assertFalse(files().containsKey("db/Towns/2.html"));
        assertTrue(files().values().stream().anyMatch(page -> page.contains("<a data-left-out>2</a>")));
        assertTrue(files().containsKey("mine.txt"));
        assertEquals(2, result.written(), () -> "the pages that had a link to it: " + result);
    }

    @Test
    void filesThatSomebodyHasDeletedAreWrittenAgain() throws Exception {
        export(SiteRules.USUAL, 2);
        Map<String, String> before = files();
        Files.delete(output.resolve("db/Towns/1.html"));
        Files.delete(output.resolve("-/static/leaf.abcdef.png"));
        assertEquals(2, export(SiteRules.USUAL, 2).written());
        assertEquals(before, files());
    }

    @Test
    void theResultDoesNotDependOnTheNumberOfThreads() throws Exception {
        for (int i = 0; i < 700; i++) {
            site.page(
                    "/db/Towns/n" + i,
                    "<a href='/db/towns/N" + i + "'>x</a> <a href='/db/Towns/n" + (i + 1) + "'>y</a>");
            site.page("/db/towns/N" + i, "<a href='/db/Towns/n" + (i * 7 % 700) + "'>x</a>");
        }
        site.page("/db/Towns/n700", "end").page("/db", "<a href='/db/Towns/n0'>x</a><a href='/db/Towns/n300'>y</a>");
        export(SiteRules.USUAL, 1);
        Map<String, String> one = files();
        output = folder.resolve("other");
        export(SiteRules.USUAL, 8);
        assertEquals(one, files());
    }

    @Test
    void limitsEndTheCrawlAndAreTold() throws Exception {
        SiteRules rules = new SiteRules(
                List.of(), List.of(), new SiteRules.Limits(1000, Long.MAX_VALUE, 2, 0), Optional.empty(), false);
        ExportResult result = export(rules, 2);
        assertFalse(files().containsKey("db/Towns/1.html"), "is three links away");
        assertTrue(result.leftOut() > 0);
        assertFalse(files().keySet().stream().anyMatch(name -> name.contains("_next")));
    }

    @Test
    void aDryRunWritesNothing() throws Exception {
        ExportResult result = export(SiteRules.USUAL, 2, "", true);
        assertTrue(result.written() > 5);
        assertFalse(Files.exists(output));
    }

    @Test
    void whatIsCertainToBeTheSameIsNotAskedFor() throws Exception {
        site.steady("/db/Towns/1", "Bern").steady("/db/Towns/2", "Accra");
        export(SiteRules.USUAL, 2, "monday", false);
        int all = site.asked();
        export(SiteRules.USUAL, 2, "monday", false);
        assertEquals(all - 2, site.asked());
        site.steady("/db/Towns/1", "Berne");
        assertEquals(1, export(SiteRules.USUAL, 2, "tuesday", false).written());
    }

    @Test
    void theCopyCanBeSearched() throws Exception {
        SiteRules rules = new SiteRules(List.of(), List.of(), SiteRules.Limits.USUAL, Optional.empty(), true);
        export(rules, 2);
        assertTrue(files().get("search-index.js").contains("[\"db/Towns/1.html\",\"/db/Towns/1\",\"Bern all\"]"));
        assertTrue(files().get("db/Towns/1.html").contains("<a href=\"../../search.html\">Search this copy</a>"));
        makeOld();
        assertEquals(0, export(rules, 2).written());
        assertEquals(List.of(), touched());
    }

    @Test
    void afterADamagedManifestEverythingIsComparedAgain() throws Exception {
        export(SiteRules.USUAL, 2);
        makeOld();
        Files.writeString(output.resolve(OutputFolder.OWN).resolve("manifest.tsv"), "pergola-export 1\tx\t\nnonsense");
        export(SiteRules.USUAL, 2);
        assertEquals(List.of(), touched());
    }

    @Test
    void namesOfFilesNeverLeadOutOfTheFolder() {
        OutputFolder place = OutputFolder.at(output);
        for (String name : List.of("../evil", "a/../../evil", "/etc/evil", ".pergola-export/manifest.tsv", "")) {
            org.junit.jupiter.api.Assertions.assertThrows(IllegalArgumentException.class, () -> place.file(name), name);
        }
    }
}
