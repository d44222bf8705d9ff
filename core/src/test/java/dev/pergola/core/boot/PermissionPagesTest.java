package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages that tell who may do what, asked by several people. */
class PermissionPagesTest {

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            """
            permissions:
              permissions-debug: {id: eve}
            databases:
              data:
                allow_sql: {id: ada}
                tables:
                  wages:
                    allow: {id: ada}
                queries:
                  birds_by_name: select * from birds
            """,
            "create table birds(id integer primary key, name text)",
            "create table wages(id integer primary key)",
            "create view names as select name from birds");

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "expected <" + part + "> in:\n" + text);
    }

    @Test
    void everybodyIsToldWhatHeMayDo() throws IOException {
        assertEquals(
                "{\"ok\":true,\"action\":\"view-table\",\"actor_id\":null,\"page\":1,\"page_size\":50,\"total\":2,\"items\":["
                        + "{\"parent\":\"data\",\"child\":\"birds\",\"resource\":\"/data/birds\"},"
                        + "{\"parent\":\"data\",\"child\":\"names\",\"resource\":\"/data/names\"}]}",
                site.read("/-/allowed.json?action=view-table", ""));
        assertContains("\"child\":\"wages\"", site.read("/-/allowed.json?action=view-table", "ada"));
        assertContains("\"total\":0,\"items\":[]", site.read("/-/allowed.json?action=view-instance", ""));
        assertContains("\"child\":\"birds_by_name\"", site.read("/-/allowed.json?action=view-query", ""));
        assertContains("\"reason\":[\"default allow", site.read("/-/allowed.json?action=view-table", "eve"));
    }

    @Test
    void longListsComeInPages() throws IOException {
        String first = site.read("/-/allowed.json?action=view-table&_size=1", "");
        assertContains("\"next_url\":\"/-/allowed.json?action=view-table&_page=2&_size=1\"", first);
        assertFalse(first.contains("previous_url"), first);
        String last = site.read("/-/allowed.json?action=view-table&_page=2&_size=1", "");
        assertContains("\"previous_url\":\"/-/allowed.json?action=view-table&_page=1&_size=1\"", last);
        assertFalse(last.contains("next_url"), last);
        assertContains("\"total\":2,\"items\":[]", site.read("/-/allowed.json?action=view-table&_page=9", ""));
        assertContains("\"total\":2,\"items\":[]}", site.read("/-/allowed.json?action=view-table&_size=0", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "/-/allowed.json,                                400",
        "/-/allowed.json?action=fly,                     404",
        "/-/allowed.json?action=view-table&child=birds,  400",
        "/-/allowed.json?action=view-table&_page=0,      400",
        "/-/allowed.json?action=view-table&_page=x,      400",
        "/-/allowed.json?action=view-table&_size=201,    400",
        "/-/rules.json,                                  400",
        "/-/check.json?action=view-table&child=x,        400",
        "/-/check.json?action=view-table&actor=%7B,      400",
        "/-/check.json?action=view-table&actor=%5B%5D,   400",
        "/-/rules.nope?action=view-table,                404"
    })
    void whatMakesNoSenseIsRefused(String path, int status) {
        assertEquals(status, site.ask(site.as("eve", Request.get(path))).status());
    }

    @Test
    void onlyThoseWhoMayDebugSeeHowItIsDecided() {
        for (String path : List.of("/-/rules.json?action=x", "/-/check.json", "/-/permissions", "/-/actions.json")) {
            assertEquals(403, site.ask(Request.get(path)).status(), path);
            assertEquals(403, site.ask(site.as("ada", Request.get(path))).status(), path);
        }
    }

    @Test
    void aDecisionIsExplainedRuleByRule() throws IOException {
        String answer = site.read("/-/check.json?action=execute-sql&parent=data&actor=null", "eve");
        assertContains("\"allowed\":false,\"actor\":null", answer);
        assertContains("\"reason\":\"config deny allow_sql for execute-sql on data\",\"decisive\":true", answer);
        assertContains("\"ignored_because\":\"A more specific rule matched\"", answer);
        assertContains("\"required_actions\":[{\"action\":\"view-database\"", answer);
        String limited =
                site.read("/-/check.json?action=view-table&parent=data&child=birds&actor=%7B%22_r%22:%7B%7D%7D", "eve");
        assertContains("\"restriction_allowed\":false", limited);
        assertContains("\"allowed\":false,\"summary\":\"Denied because this is outside", limited);
    }

    @Test
    void theRulesAboutAnActionAreListedAllowancesFirst() throws IOException {
        assertContains(
                "\"total\":2,\"items\":[{\"parent\":null,\"child\":null,\"resource\":\"/\",\"allow\":1,",
                site.read("/-/rules.json?action=view-table", "eve"));
    }

    @Test
    void theLastDecisionsAreKept() throws IOException {
        site.read("/data/wages", "");
        String page = site.read("/-/permissions", "eve");
        assertContains("<td>view-table</td><td>data</td><td>wages</td><td>null</td><td>denied</td>", page);
        assertFalse(site.read("/-/permissions?filter=only-yours", "eve").contains("<td>wages</td>"));
    }

    @Test
    void oneDecisionMoreIsMadeByForm() throws IOException {
        RequestBuilder asked = site.as("eve", Request.get("/-/permissions").method("POST"))
                .body(
                        "application/x-www-form-urlencoded",
                        "actor=%7B%22id%22%3A%22ada%22%7D&permission=view-table&resource_1=data&resource_2=wages"
                                .getBytes(StandardCharsets.UTF_8));
        assertContains("\"allowed\":true,\"actor\":{\"id\":\"ada\"}", AskedSite.text(site.ask(asked)));
    }

    @Test
    void peopleGetForms() throws IOException {
        assertContains("<td>birds</td>", site.read("/-/allowed?action=view-table", ""));
        assertContains("<option selected>view-table</option>", site.read("/-/rules?action=view-table", "eve"));
        assertContains(
                "The actor matches.",
                site.read("/-/allow-debug?allow=%7B%22id%22:%22*%22%7D&actor=%7B%22id%22:1%7D", ""));
        assertContains("does not match.", site.read("/-/allow-debug?allow=false", ""));
        assertContains("neither true, false nor", site.read("/-/allow-debug?allow=%3Cb%3E", ""));
    }

    @Test
    void whatOnlySomeMaySeeIsMarked() throws IOException {
        String lock = "title=\"Only some people may see this\"";
        assertContains(lock, site.read("/data/wages", "ada"));
        assertFalse(site.read("/data/birds", "ada").contains(lock));
        assertContains(lock, site.read("/data", "ada"));
        assertContains("\"private\":true", site.read("/data.json", "ada"));
        assertContains("\"private\":true", site.read("/data/wages.json?_extra=private", "ada"));
        assertContains("\"private\":false", site.read("/data/birds.json?_extra=private", "ada"));
    }

    @Test
    void theActionsAreListed() throws IOException {
        assertContains("{\"name\":\"execute-sql\",\"abbr\":\"es\",", site.read("/-/actions.json", "eve"));
    }
}
