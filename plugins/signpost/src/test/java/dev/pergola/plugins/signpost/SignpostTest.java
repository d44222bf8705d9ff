package dev.pergola.plugins.signpost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.testing.Answer;
import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plugin as it is installed. */
class SignpostTest {

    private static final String CONFIGURATION = """
            databases: {news: {tables: {drafts: {allow: {id: editor}}}}}
            plugins:
              signpost:
                moved:
                  - /paper /news
                  - /paper/* /news/*
                  - /news/articles https://example.org/elsewhere
                  - /old https://example.org/x?a=1
                sign_in: /-/sign-in
            """;

    @RegisterExtension
    final PluginSite site = PluginSite.empty()
            .database("news.db", "create table articles (name text)", "create table drafts (name text)")
            .configuration(CONFIGURATION);

    @BeforeEach
    void install() {
        assertEquals("active", site.install(PluginJar.ofThisProject()).state());
    }

    private static void assertLeadsTo(int status, String address, Answer answer) {
        assertEquals(status, answer.status());
        assertEquals(address, answer.headers().first("Location").orElse("none"));
    }

    @Test
    void addressesThatHaveMovedLeadOn() {
        assertLeadsTo(308, "/news", site.get("/paper"));
        assertLeadsTo(308, "/news/articles.json?_size=1", site.get("/paper/articles.json?_size=1"));
        assertLeadsTo(308, "https://example.org/x?a=1", site.get("/old?b=2"));
        assertEquals(404, site.get("/papers").status());
    }

    @Test
    void whatIsThereIsNotHidden() {
        assertEquals(200, site.get("/news/articles").status());
    }

    @Test
    void peopleAreLedToWhereTheySignInAndProgramsAreTold() {
        assertLeadsTo(
                302,
                "/-/sign-in?next=%2Fnews%2Fdrafts%3F_size%3D1",
                site.send(Request.get("/news/drafts?_size=1").header("Accept", "text/html")));
        assertEquals(403, site.get("/news/drafts.json").status());
    }

    @Test
    void settingsAreInForceAtOnceAndWrongOnesLeaveThoseBefore() {
        site.configure("plugins: {signpost: {moved: [\"/a /news\"]}}");
        assertLeadsTo(308, "/news", site.get("/a"));
        assertEquals(404, site.get("/paper").status());

        site.configure("plugins: {signpost: {moved: [\"/a/* /news\"]}}");
        assertLeadsTo(308, "/news", site.get("/a"));
        String reasons = site.plugins().get(0).reasons().toString();
        assertTrue(reasons.contains("only one part ends with /*"), reasons);
    }
}
