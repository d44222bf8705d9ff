package dev.pergola.plugins.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.InstalledPlugin;
import dev.pergola.testing.PluginJar;
import dev.pergola.testing.PluginSite;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The plugin as it is installed. */
class MarkdownPluginTest {

    private static final PluginJar PLUGIN = PluginJar.ofThisProject();

    @RegisterExtension
    final PluginSite site = PluginSite.empty()
            .database(
                    "news.db",
                    "create table articles (id integer primary key, body text, notes_markdown text, raw text)",
                    "insert into articles values (1, 'a **b**', 'c **d**', 'e **f**'), (2, null, 7, x'2a2a')",
                    "create table other (id integer primary key, body text, text text)",
                    "insert into other values (1, 'g **h**', 'i **j**')")
            .configuration("");

    @BeforeEach
    void install() {
        InstalledPlugin installed = site.install(PLUGIN);
        assertEquals("active", installed.state(), installed::toString);
    }

    private void assertShown(String path, List<String> shown, List<String> asTheyAre) {
        String page = site.get(path).text();
        shown.forEach(word -> assertTrue(page.contains("<strong>" + word + "</strong>"), () -> word + " in " + page));
        asTheyAre.forEach(word -> assertTrue(page.contains("**" + word + "**"), () -> word + " in " + page));
    }

    @Test
    void columnsWithAUsualNameAreShownWithoutSettings() {
        assertShown("/news/articles", List.of("d"), List.of("b", "f"));
        assertShown("/news/articles/1", List.of("d"), List.of("b", "f"));
        assertShown("/news/-/query?sql=select+raw+as+x_markdown+from+articles", List.of("f"), List.of());
        assertTrue(site.get("/news/articles.json?_extra=render_cell").text().contains("<strong>d</strong>"));
        assertTrue(site.get("/news/articles.json").text().contains("c **d**"));
    }

    @Test
    void columnsAreNamedForTheServerForADatabaseAndForATable() {
        site.configure("plugins: {markdown: {columns: [body], patterns: []}}");
        assertShown("/news/articles", List.of("b"), List.of("d", "f"));
        assertShown("/news/other", List.of("h"), List.of("j"));

        site.configure("""
                plugins: {datasette-render-markdown: {columns: [body]}}
                databases:
                  news:
                    plugins: {markdown: {patterns: ["t*t"]}}
                    tables:
                      articles: {plugins: {datasette-render-markdown: {columns: [raw]}}}
                """);
        assertShown("/news/articles", List.of("f"), List.of("b", "d"));
        assertShown("/news/other", List.of("j"), List.of("h"));
    }

    @Test
    void columnsCanHaveTheType() {
        site.configure("databases: {news: {tables: {articles: {column_types: {raw: markdown}}}}}");
        assertShown("/news/articles", List.of("d", "f"), List.of("b"));
        assertShown("/news/articles/1", List.of("d", "f"), List.of("b"));
    }

    @Test
    void isReplacedAndLeavesNothing() {
        assertShown("/news/articles", List.of("d"), List.of());
        assertEquals("active", site.install(PLUGIN.withVersion("99.0.0")).state());
        assertShown("/news/articles", List.of("d"), List.of());
        site.remove(PLUGIN.name());
        assertShown("/news/articles", List.of(), List.of("d"));
        site.assertNothingIsLeft();
    }
}
