package dev.pergola.itest.tutorial;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.Shell;
import dev.pergola.itest.harness.TemporaryFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The example of a plugin that others write: built by its own project outside of this one, with its tests, installed in a server
 * that runs, and used against a Trac server that is a little difficult.
 */
@Timeout(300)
class TracTicketsIT {

    private static final int TICKETS = 250;
    private static final Duration SPACING = Duration.ofMillis(200); // 300 requests in a minute
    private static final Path SOURCES = Path.of(System.getProperty("pergola.distribution"))
            .toAbsolutePath()
            .normalize()
            .getParent()
            .getParent();

    private final Pergola pergola = Pergola.unpacked();
    private TracStandIn trac;

    @BeforeEach
    void startTrac() throws IOException {
        trac = new TracStandIn(TICKETS, 100);
    }

    @AfterEach
    void endTrac() {
        trac.close();
    }

    @Test
    void collectsPolitelyGoesOnAfterARestartAndShowsWhatItHas() throws IOException {
        Path jar = build();
        assertBringsWhatItNeeds(jar);
        Path configuration = pergola.home().resolve("pergola.yaml");
        Files.writeString(
                configuration, """
                plugins:
                  trac-tickets:
                    address: %s
                    requests_per_minute: 300
                    interval: 2
                    file: %s
                """.formatted(trac.address(), pergola.home().resolve("tickets.db")));

        try (PergolaProcess server = pergola.serve("-c", configuration.toString())) {
            CommandResult installed = pergola.run("install", jar.toString());
            assertEquals(0, installed.exitCode(), installed::everything);
            eventually(() -> assertTrue(trac.wasBusy(), server::output));
        } // which ends it in the middle of the collection

        try (PergolaProcess server = pergola.serve("-c", configuration.toString())) {
            eventually(() -> assertEquals(TICKETS, count(server, "tickets.json?_labels=off"), server::output));
            assertAskedForEveryTicketOnce();
            assertAskedAgainForWhatHasChangedAlone(server);
            assertTrue(trac.shortestGap().compareTo(SPACING) >= 0, () -> "one after " + trac.shortestGap());
            assertTrue(trac.pause().compareTo(TracStandIn.BUSY) >= 0, () -> "came back after " + trac.pause());
            assertTellsHowItGoes(server);
            assertLeadsToTrac(server);
        }
    }

    private static Path build() throws IOException {
        Path project = TemporaryFolders.create("trac-tickets");
        copy(SOURCES.resolve("docs/examples/trac-tickets"), project);
        Path repository = TemporaryFolders.create("repository");
        ReleasedArtifacts.into(SOURCES, repository);
        Map<String, String> environment = Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "MAVEN_OPTS",
                "-XX:TieredStopAtLevel=1 -Dmaven.repo.local=" + repository);
        try (Shell shell = new Shell(project, environment)) {
            CommandResult built = shell.run("mvn -o -q -B -DargLine=-XX:TieredStopAtLevel=1 package");
            assertEquals(0, built.exitCode(), built::out);
        }
        return project.resolve("target/trac-tickets-1.0.0.jar");
    }

    /** What a build may have left in the example is no part of it. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = from.relativize(file);
                if (!relative.startsWith("target")) {
                    Path copied = to.resolve(relative.toString());
                    Files.createDirectories(copied.getParent());
                    Files.copy(file, copied);
                }
            }
        }
    }

    private static void assertBringsWhatItNeeds(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            String imports = file.getManifest().getMainAttributes().getValue("Import-Package");
            assertTrue(imports.contains("dev.pergola.api.data"), imports);
            assertFalse(imports.contains("com.fasterxml"), imports);
            assertFalse(imports.contains("dev.pergola.core"), imports);
        }
    }

    private void assertAskedForEveryTicketOnce() {
        List<Long> first = trac.handedOut().subList(0, TICKETS);
        assertEquals(LongStream.rangeClosed(1, TICKETS).boxed().toList(), first);
        assertEquals("max=0&order=changetime", trac.queries().get(0));
    }

    private void assertAskedAgainForWhatHasChangedAlone(PergolaProcess server) {
        trac.change(17);
        eventually(() -> assertEquals(1, count(server, "tickets.json?status=closed")));
        assertEquals(1, count(server, "changes.json?ticket=17&author=ada&present=closed"));
        assertEquals(
                Set.of(17L),
                Set.copyOf(trac.handedOut().subList(TICKETS, trac.handedOut().size())));
        List<String> later = trac.queries().subList(1, trac.queries().size());
        assertTrue(later.stream().allMatch(query -> query.startsWith("changetime=")), later::toString);
    }

    private void assertTellsHowItGoes(PergolaProcess server) {
        Document page = page(server, "/-/trac-tickets");
        assertEquals("250", page.select("#trac-tickets").text());
        assertTrue(page.select("#trac-errors").text().startsWith("1; the last was "), page::text);
        assertTrue(page.select("#trac-errors").text().endsWith("Trac answered 503."), page::text);
        assertEquals(1, page.select("#trac-last time").size(), page::text);
        assertEquals(1, page.select("#trac-next time").size(), page::text);
        assertEquals(1, page.select("a[href=" + trac.address() + "]").size(), page::text);
        assertEquals(1, page(server, "/trac").select("a[href=/-/trac-tickets]").size());
    }

    private void assertLeadsToTrac(PergolaProcess server) {
        String ticket = "a[href=" + trac.address() + "/ticket/%d]";
        Document table = page(server, "/trac/tickets?_sort=id");
        assertEquals(
                "#17",
                table.select("tr:has(" + ticket.formatted(18) + ") " + ticket.formatted(17))
                        .text());
        assertEquals("#18", table.select("tr " + ticket.formatted(18)).first().text());
        assertEquals(
                1, page(server, "/trac/changes").select(ticket.formatted(17)).size());
        assertEquals(
                "17",
                page(server, "/trac/-/query?sql=select+id+from+tickets+where+id+%3D+17")
                        .select(ticket.formatted(17))
                        .text());
    }

    private static Document page(PergolaProcess server, String path) {
        return Jsoup.parse(server.http().get(path).body());
    }

    private static int count(PergolaProcess server, String rows) {
        String path = "/trac/" + rows + "&_size=0&_extra=count";
        return server.http().get(path).statusCode() == 200
                ? server.http().json(path).path("count").asInt()
                : -1;
    }
}
