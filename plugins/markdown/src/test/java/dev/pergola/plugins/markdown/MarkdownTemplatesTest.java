package dev.pergola.plugins.markdown;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.testing.TestSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The function in a template of the user. */
class MarkdownTemplatesTest {

    private static final Path TEMPLATES = write();

    @RegisterExtension
    static final TestSite site = TestSite.with(new MarkdownFunctions())
            .database("news.db", "create table notes (body text)", "insert into notes values ('# A & <b>')")
            .arguments("--template-dir", TEMPLATES.toString());

    private static Path write() {
        try {
            Path folder = Files.createTempDirectory("templates");
            Files.writeString(
                    folder.resolve("_table-news-notes.html"),
                    "{{#rows}}{{#markdown}}{{cell.body.text}}{{/markdown}}{{/rows}}");
            return folder;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @AfterAll
    static void delete() throws IOException {
        Files.delete(TEMPLATES.resolve("_table-news-notes.html"));
        Files.delete(TEMPLATES);
    }

    @Test
    void theFunctionShowsMarkdown() {
        String page = site.get("/news/notes").text();
        assertTrue(page.contains("<h3>A &amp; &lt;b&gt;</h3>"), page);
    }
}
