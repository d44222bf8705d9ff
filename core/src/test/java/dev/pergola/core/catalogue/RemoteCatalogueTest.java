package dev.pergola.core.catalogue;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pergola.api.ServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catalogue on a web server of this machine, which is there, has changed, is gone, or sends something else. */
class RemoteCatalogueTest {

    @TempDir
    Path folder;

    private final List<String> asked = new ArrayList<>();
    private final Instant start = Instant.parse("2026-01-01T12:00:00Z");
    private Shelf shelf;
    private HttpServer web;
    private String tag = "\"first\"";
    private int cut;

    @BeforeEach
    void serve() throws IOException {
        shelf = new Shelf(Files.createDirectory(folder.resolve("shelf")));
        shelf.put("vega", "1.9.0");
        CatalogueIndex.write(shelf.folder());
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/", this::answer);
        web.start();
    }

    @AfterEach
    void stop() {
        web.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String known = exchange.getRequestHeaders().getFirst("If-None-Match");
        asked.add(known == null ? path : path + " unless " + known);
        try (exchange) {
            exchange.getResponseHeaders().set("ETag", tag);
            if (tag.equals(known)) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
            byte[] content = Files.readAllBytes(shelf.folder().resolve(path.substring(1)));
            exchange.sendResponseHeaders(200, content.length - cut);
            exchange.getResponseBody().write(content, 0, content.length - cut);
        }
    }

    @Test
    void anIndexIsAskedForOnceAsLongAsItsCopyIsYoung() {
        assertEquals(List.of("vega 1.9.0"), names(after(Duration.ZERO)));
        assertEquals(List.of("vega 1.9.0"), names(after(Duration.ofMinutes(59))));

        assertEquals(List.of("/index.xml"), asked);
    }

    @Test
    void anOldCopyIsGoodForAnotherHourWhereNothingHasChanged() {
        names(after(Duration.ZERO));
        names(after(Duration.ofHours(2)));
        names(after(Duration.ofMinutes(150)));

        assertEquals(List.of("/index.xml", "/index.xml unless \"first\""), asked);
    }

    @Test
    void aChangedIndexTakesThePlaceOfTheCopy() {
        names(after(Duration.ZERO));
        shelf.put("vega", "2.0.0");
        CatalogueIndex.write(shelf.folder());
        tag = "\"second\"";

        assertEquals(List.of("vega 2.0.0", "vega 1.9.0"), names(after(Duration.ofHours(2))));
    }

    @Test
    void withoutANetworkTheLastCopyIsUsedHoweverOldItIs() {
        names(after(Duration.ZERO));
        web.stop(0);

        assertEquals(List.of("vega 1.9.0"), names(after(Duration.ofDays(400))));
    }

    @Test
    void whatIsNoIndexTakesNoPlace() throws IOException {
        names(after(Duration.ZERO));
        Files.writeString(shelf.folder().resolve(CatalogueIndex.FILE), "<html>");
        tag = "\"second\"";

        assertEquals(List.of("vega 1.9.0"), names(after(Duration.ofHours(2))));
    }

    @Test
    void aCatalogueThatWasNeverReachedSaysSo() {
        web.stop(0);

        ServerException unusable = assertThrows(ServerException.class, () -> names(after(Duration.ZERO)));

        assertTrue(unusable.messages().get(0).endsWith("cannot be used: it cannot be reached."), unusable::toString);
    }

    @Test
    void whatCouldHaveBeenChangedOnItsWayIsNotUsed() {
        RemoteCatalogue plain = new RemoteCatalogue(
                URI.create("http://example.org/index.xml"), folder.resolve("copy"), new Web(), Clock.systemUTC());

        ServerException unusable = assertThrows(ServerException.class, plain::plugins);

        assertTrue(unusable.messages().get(0).contains("it has to be https:"), unusable::toString);
    }

    @Test
    void aJarIsFetchedOnceAndIsWhatTheCatalogueDescribes() throws IOException {
        CatalogueEntry vega = after(Duration.ZERO).plugins().get(0).entry();
        JarDownload download = new JarDownload(folder.resolve("jars"), new Web());

        Path first = download.fetch(vega);
        Path again = download.fetch(vega);

        assertEquals(first, again);
        assertArrayEquals(Files.readAllBytes(shelf.folder().resolve("vega-1.9.0.jar")), Files.readAllBytes(first));
        assertEquals(List.of("/index.xml", "/vega-1.9.0.jar"), asked);
    }

    @Test
    void aPartOfAJarIsNotKept() throws IOException {
        CatalogueEntry vega = after(Duration.ZERO).plugins().get(0).entry();
        JarDownload download = new JarDownload(folder.resolve("jars"), new Web());
        cut = 20;

        ServerException partial = assertThrows(ServerException.class, () -> download.fetch(vega));

        assertTrue(
                partial.messages().get(0).startsWith("vega 1.9.0 came only in part from http://"), partial::toString);
        assertEquals(false, Files.exists(folder.resolve("jars")));
        cut = 0;
        assertTrue(Files.isRegularFile(download.fetch(vega)));
    }

    @Test
    void aListedCatalogueThatCannotBeUsedLeavesTheOthersAlone() {
        String address = "http://127.0.0.1:%d/".formatted(web.getAddress().getPort());
        Catalogue catalogue = new Shelf(folder.resolve("none"))
                .catalogue("http://example.org/", folder.resolve("nowhere").toString(), "http://[broken", address);

        assertEquals(
                List.of("vega 1.9.0"),
                catalogue.all().stream().map(CatalogueEntry::toString).toList());
    }

    private RemoteCatalogue after(Duration time) {
        return new RemoteCatalogue(
                URI.create("http://127.0.0.1:%d/index.xml"
                        .formatted(web.getAddress().getPort())),
                folder.resolve("copies"),
                new Web(),
                Clock.fixed(start.plus(time), ZoneOffset.UTC));
    }

    private static List<String> names(RemoteCatalogue catalogue) {
        return catalogue.plugins().stream()
                .map(plugin -> plugin.entry().toString())
                .toList();
    }
}
