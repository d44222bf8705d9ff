package dev.pergola.plugins.ephemeral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.testing.Answer;
import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plugin in a site: its pages, who may paste, and that it comes and leaves with all that it has. */
class EphemeralPluginTest {

    private static final PluginJar PLUGIN = PluginJar.ofThisProject();
    private static final String OPEN = "plugins: {ephemeral-tables: {allow_anonymous: true, creations_per_minute: 3}}";
    private static final String PLANTS = "name,size\nfern,12\noak <b>,3\n";

    @RegisterExtension
    final PluginSite site = PluginSite.empty().configuration(OPEN);

    @BeforeEach
    void install() {
        assertEquals("active", site.install(PLUGIN).state());
        awaitTheDatabase();
    }

    /** What arrives in a running server is seen a moment before its start-up hooks have run. */
    private void awaitTheDatabase() {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            while (site.get("/ephemeral.json").status() != 200) {
                Thread.onSpinWait();
            }
        });
    }

    private Answer paste(String button, String name, String data, String... headers) {
        var request = Request.get("/-/ephemeral")
                .method("POST")
                .body(
                        "application/x-www-form-urlencoded",
                        QueryString.of("name", name, "data", data, button, "1")
                                .encoded()
                                .getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return site.send(request);
    }

    @Test
    void aVisitorSeesWhatHisTableWouldBeThenMakesItAndIsLedToIt() {
        Answer preview = paste("preview", "my plants", PLANTS);
        assertEquals(200, preview.status(), preview::text);
        assertTrue(preview.text().contains("size <span class=\"kind\">INTEGER</span>"), preview::text);
        assertTrue(preview.text().contains("oak &lt;b&gt;"), preview::text);
        assertFalse(site.get("/ephemeral.json").text().contains("my plants"), "nothing is made yet");

        Answer made = paste("create", "my plants", PLANTS);
        assertEquals(303, made.status());
        assertEquals(Optional.of("/ephemeral/my+plants"), made.headers().first("Location"));
        Answer page = site.get("/ephemeral/my+plants");
        assertTrue(page.text().contains("id=\"ephemeral-timer\""), page::text);
        assertTrue(page.text().contains("This table expires at "), page::text);
        assertTrue(site.get("/ephemeral/my+plants.json").text().contains("\"size\":12"), "numbers are numbers");

        assertEquals(
                Optional.of("/ephemeral/my+plants_2"),
                paste("create", "my plants", PLANTS).headers().first("Location"));
    }

    @Test
    void timesAreToldWherePeopleAndProgramsLookForThem() {
        paste("create", "plants", PLANTS);

        assertTrue(site.get("/ephemeral").text().contains("Every table here is deleted 5 minutes after it was made"));
        assertTrue(site.get("/ephemeral/plants/1").text().contains("The table of this row expires at "));
        String one = site.get("/-/ephemeral.json?table=plants").text();
        assertTrue(one.matches("(?s).*\"name\": \"plants\".*\"seconds_left\": (300\\.0|29\\d\\.\\d+).*"), one);
        assertTrue(site.get("/-/ephemeral.json?table=nothing").text().contains("\"tables\": []"));
        assertTrue(site.get("/-/ephemeral").text().contains("<a href=\"/ephemeral/plants\">plants</a>"));
        assertTrue(site.get("/ephemeral")
                .headers()
                .first("Content-Security-Policy")
                .isPresent());
    }

    @Test
    void whatCannotBeReadIsSaidAboveTheFormThatKeepsIt() {
        Answer answer = paste("create", "", "a,b\n1,2,3\n");

        assertEquals(400, answer.status());
        assertTrue(answer.text().contains("Row 2 has 3 values"), answer::text);
        assertTrue(answer.text().contains("a,b\n1,2,3"), answer::text);
    }

    @Test
    void nobodyMakesMoreTablesInAMinuteThanHeMay() {
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    303, paste("create", "t", PLANTS, "X-Client", "192.0.2.1").status());
        }
        site.configure(
                "plugins: {ephemeral-tables: {allow_anonymous: true, creations_per_minute: 3, client_header: X-Client}}");
        for (int i = 0; i < 3; i++) {
            assertEquals(
                    303, paste("create", "t", PLANTS, "X-Client", "192.0.2.1").status());
        }
        Answer fourth = paste("create", "t", PLANTS, "X-Client", "192.0.2.1");
        assertEquals(429, fourth.status(), fourth::text);
        assertTrue(fourth.headers().first("Retry-After").isPresent());
        assertEquals(303, paste("create", "t", PLANTS, "X-Client", "192.0.2.2").status(), "another client");
    }

    @Test
    void onlyWhoMayMakeTablesPastesUnlessEverybodyMay() {
        assertEquals(
                403,
                paste("create", "t", PLANTS, "Sec-Fetch-Site", "cross-site").status());

        site.configure("{}");
        assertEquals(403, paste("create", "t", PLANTS).status());
        assertFalse(site.get("/-/ephemeral").text().contains("<textarea"), "the form is not offered");

        site.configure("permissions: {create-table: true, insert-row: true}");
        assertEquals(303, paste("create", "t", PLANTS).status());
    }

    @Test
    void timesOfTablesThatSomebodyMayNotSeeAreNotTold() {
        paste("create", "secret", PLANTS);
        paste("create", "open", PLANTS);
        site.configure("databases: {ephemeral: {tables: {secret: {allow: {id: ada}}}}}");

        for (String path : new String[] {"/-/ephemeral.json", "/-/ephemeral.json?table=secret", "/-/ephemeral"}) {
            assertFalse(
                    site.get(path).text().contains("\"secret\"")
                            || site.get(path).text().contains(">secret<"),
                    path);
        }
        assertTrue(site.get("/-/ephemeral.json").text().contains("\"open\""));
    }

    @Test
    void anUpdateKeepsTheTablesAndRemovalTakesThemAway() {
        paste("create", "plants", PLANTS);
        assertEquals("active", site.install(PLUGIN.withVersion("99.0.0")).state());
        assertEquals(200, site.get("/ephemeral/plants.json").status());
        assertTrue(site.get("/ephemeral/plants").text().contains("ephemeral-timer"));

        site.remove(PLUGIN.name());
        assertEquals(404, site.get("/ephemeral.json").status());
        assertEquals(404, site.get("/-/ephemeral.json").status());
        site.assertNothingIsLeft();
    }
}
