package dev.pergola.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.hook.web.ResponseFilter;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.testing.fixture.Hello;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class TestSiteTest {

    @RegisterExtension
    static final TestSite site = TestSite.with(new Hello(TestSettings.of(Hello.Settings.class)))
            .and(
                    ResponseFilter.class,
                    (context, response) ->
                            response.withHeaders(response.headers().with("X-Seen", "yes")),
                    Map.of())
            .and(RouteHook.class, context -> Response.text("plain"), Map.of(RouteHook.PATTERN, "/-/plain"))
            .database("garden.db", "create table plants (name text)", "insert into plants values ('rose'), ('oak')")
            .configuration("settings: {default_page_size: 1}");

    @Test
    void hooksAnswerRequests() {
        Answer answer = site.get("/-/hello/Ada");
        assertEquals(200, answer.status());
        assertEquals("Hello Ada", answer.text());
        assertEquals(Optional.of("yes"), answer.headers().first("X-Seen"));
        assertEquals("plain", site.get("/-/plain").text());
    }

    @Test
    void thePagesOfTheServerAreThereWithTheData() {
        assertEquals(404, site.get("/nowhere").status());
        assertTrue(site.get("/garden/plants.json?_shape=array").text().contains("rose"));
    }

    @Test
    void dataAreReadAndWrittenAsPluginsDo() {
        var database = site.databases().find("garden").orElseThrow();
        database.write(transaction -> {
            transaction.execute(Sql.of("insert into plants values (?)", "fern"));
            return "";
        });
        try (Rows rows = database.query(Sql.of("select count(*) from plants where name = 'fern'"))) {
            assertTrue(rows.next());
            assertEquals(1, rows.integer(0));
        }
    }

    @Test
    void aChangedConfigurationIsInForceWhenTheCallReturns() {
        site.configure("plugins: {hello: {greeting: Ahoy}}");
        assertEquals(Optional.of("Ahoy"), site.settings().ofServer("hello").flatMap(block -> block.text("greeting")));
    }

    @Test
    void aClassWithoutADescriptionIsNamed() {
        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> TestSite.with(this));
        assertTrue(
                wrong.getMessage().startsWith("There is no OSGI-INF/dev.pergola.testing.TestSiteTest.xml"),
                wrong.toString());
    }
}
