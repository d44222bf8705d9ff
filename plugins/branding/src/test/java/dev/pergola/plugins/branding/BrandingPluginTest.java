package dev.pergola.plugins.branding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.Answer;
import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plugin as it is installed. */
class BrandingPluginTest {

    private static final PluginJar PLUGIN = PluginJar.ofThisProject();
    private static final Pattern STYLE = Pattern.compile("href=\"(/-/branding\\.css\\?_hash=[0-9a-f]+)\"");

    private static final String CONFIGURATION = """
            plugins:
              branding:
                name: The <Valley> Courier
                logo: /assets/courier.svg
                logo_dark: /assets/courier-dark.svg
                accent: "#8a1538"
                notice: Figures are being checked.
                notice_kind: warning
                notice_link: What we know /about/november
                footer: Free to use with our name.
                links: [Imprint /imprint, "Write to us mailto:data@example.org"]
            """;

    @RegisterExtension
    final PluginSite site = PluginSite.empty()
            .database("news.db", "create table articles (name text)", "insert into articles values ('Budget')")
            .configuration(CONFIGURATION);

    @BeforeEach
    void install() {
        assertEquals("active", site.install(PLUGIN).state());
    }

    private static void assertHas(String part, Answer answer) {
        assertTrue(answer.text().contains(part), () -> "expected " + part + " in " + answer.text());
    }

    private static String header(Answer answer, String name) {
        return answer.headers().first(name).orElse("");
    }

    private Answer style() {
        Matcher address = STYLE.matcher(site.get("/").text());
        assertTrue(address.find());
        return site.get(address.group(1));
    }

    @Test
    void everyPageShowsWhoseItIs() {
        for (String path : List.of(
                "/", "/news", "/news/articles", "/news/articles/1", "/news/-/query?sql=select+1", "/-/plugins")) {
            Answer page = site.get(path);
            assertEquals(200, page.status(), path);
            assertHas("<img src=\"/assets/courier.svg\" alt=\"\">", page);
            assertHas("srcset=\"/assets/courier-dark.svg\"", page);
            assertHas("<span>The &lt;Valley&gt; Courier</span>", page);
            assertHas(
                    "<p class=\"brand-notice brand-notice-warning\" role=\"status\">Figures are being checked."
                            + " <a href=\"/about/november\">What we know</a></p>",
                    page);
            assertHas("<p>Free to use with our name.</p>", page);
            assertHas("<a href=\"/imprint\">Imprint</a><a href=\"mailto:data@example.org\">Write to us</a>", page);
            assertHas("<footer class=\"ft\">Powered by", page);
        }
    }

    @Test
    void theStyleSheetIsKeptForGoodUnderItsHashOnly() {
        Answer style = style();
        assertEquals("text/css; charset=utf-8", header(style, "Content-Type"));
        assertTrue(header(style, "Cache-Control").contains("immutable"));
        assertHas("--leaf: #8a1538;", style);
        assertFalse(header(site.get("/-/branding.css?_hash=1"), "Cache-Control").contains("immutable"));
    }

    @Test
    void settingsAreInForceAtOnceAndWrongOnesLeaveThoseBefore() {
        assertHas("The &lt;Valley&gt; Courier", site.get("/"));
        site.configure("plugins: {branding: {name: Hill Post, accent: \"#046\"}}");
        Answer page = site.get("/");
        assertHas("<span>Hill Post</span>", page);
        assertFalse(page.text().contains("brand-notice"));
        assertFalse(page.text().contains("brand-footer"));
        assertHas("--leaf: #004466;", style());

        site.configure("plugins: {branding: {name: Nobody, accent: red}}");
        assertHas("<span>Hill Post</span>", site.get("/"));
        String reasons = site.plugins().get(0).reasons().toString();
        assertTrue(reasons.contains("accent: 'red' is no colour"), reasons);
        site.configure("plugins: {branding: {notice_kind: loud}}");
        assertHas("<span>Hill Post</span>", site.get("/"));
    }

    @Test
    void withoutSettingsThePagesAreAsTheyWere() {
        site.configure("");
        String page = withoutTime("/news/articles");
        assertTrue(page.contains("<a class=\"home-mark\" href=\"/\" aria-label=\"Front page\"><svg"), page);
        site.remove(PLUGIN.name());
        assertEquals(
                page.replaceAll("(?m)^<link rel=\"stylesheet\" href=\"/-/branding.*\n", ""),
                withoutTime("/news/articles"));
    }

    private String withoutTime(String path) {
        return site.get(path).text().replaceAll("took [^<]*", "");
    }

    @Test
    void isReplacedAndLeavesNothing() {
        assertEquals("active", site.install(PLUGIN.withVersion("99.0.0")).state());
        assertHas("Courier", site.get("/"));
        site.remove(PLUGIN.name());
        assertFalse(site.get("/").text().contains("Courier"));
        assertEquals(404, site.get("/-/branding.css").status());
        site.assertNothingIsLeft();
    }
}
