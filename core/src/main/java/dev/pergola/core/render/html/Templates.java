package dev.pergola.core.render.html;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import dev.pergola.core.text.HtmlEscaping;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** The templates of this package, each compiled when it is first used. May be used by any number of threads. */
final class Templates {
    private static final int USUAL_CHARACTERS = 16 * 1024;

    private final DefaultMustacheFactory factory = new DefaultMustacheFactory(Templates::open) {
        @Override
        public void encode(String value, Writer writer) {
            try {
                HtmlEscaping.append(value, writer);
            } catch (IOException e) {
                throw new UncheckedIOException("Writing to memory failed, which it never should", e);
            }
        }
    };

    /** Next to this class and nowhere else: the usual resolver would ask the context class loader, which is a plugin's. */
    private static Reader open(String name) {
        InputStream template = Templates.class.getResourceAsStream(name);
        if (template == null) {
            throw new MustacheException("There is no template " + name);
        }
        return new BufferedReader(new InputStreamReader(template, StandardCharsets.UTF_8));
    }

    /**
     * Fills a template.
     *
     * @param name without the ending
     * @param content how many characters are put in as they are, such as the rows of a table
     * @param scopes where its names are looked up, the last one first
     */
    String fill(String name, int content, Object... scopes) {
        Mustache template = factory.compile(name + ".mustache");
        StringWriter out = new StringWriter(USUAL_CHARACTERS + content);
        template.execute(out, scopes);
        return out.toString();
    }
}
