package dev.pergola.core.render.html;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.ValueCode;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The templates of this package, each compiled when it is first used. May be used by any number of threads. */
final class Templates {
    private static final int USUAL_BYTES = 16 * 1024;

    private final DefaultMustacheFactory factory = new DefaultMustacheFactory(Templates::open) {
        @Override
        public void encode(String value, Writer writer) {
            if (writer instanceof PageText page) {
                page.addEscaped(value);
            } else {
                throw new IllegalArgumentException("Templates are filled into memory, not into " + writer);
            }
        }

        @Override
        public MustacheVisitor createMustacheVisitor() {
            return new DefaultMustacheVisitor(this) {
                @Override
                public void value(TemplateContext context, String name, boolean encoded) {
                    list.add(encoded ? new ValueCode(context, df, name, true) : new WrittenPart(context, df, name));
                }
            };
        }
    };

    /** A part of the page that is put in as it is; what has been written before is copied as bytes. */
    private static final class WrittenPart extends ValueCode {
        private WrittenPart(TemplateContext context, DefaultMustacheFactory factory, String name) {
            super(context, factory, name, false);
        }

        @Override
        public Writer execute(Writer writer, List<Object> scopes) {
            if (writer instanceof PageText page && get(scopes) instanceof PageText part) {
                page.add(part);
                return appendText(writer);
            }
            return super.execute(writer, scopes);
        }
    }

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
     * @param content how many bytes are put in as they are, such as the rows of a table
     * @param scopes where its names are looked up, the last one first
     * @return the page in UTF-8
     */
    byte[] fill(String name, int content, Object... scopes) {
        Mustache template = factory.compile(name + ".mustache");
        PageText out = new PageText(USUAL_BYTES + content);
        template.execute(out, scopes);
        return out.toBytes();
    }
}
