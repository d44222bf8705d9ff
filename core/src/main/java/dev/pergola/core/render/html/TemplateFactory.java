package dev.pergola.core.render.html;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.DefaultMustacheVisitor;
import com.github.mustachejava.MustacheResolver;
import com.github.mustachejava.MustacheVisitor;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.codes.ValueCode;
import com.github.mustachejava.reflect.Guard;
import com.github.mustachejava.reflect.GuardedWrapper;
import dev.pergola.core.text.HtmlEscaping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Compiles templates that are filled into {@link PageText}. Templates name each other without folder and ending. */
final class TemplateFactory extends DefaultMustacheFactory {

    TemplateFactory(MustacheResolver templates) {
        super(templates);
        initialiseGuards();
    }

    /**
     * The library keeps one exception for good, with the stack on which it was made: that of whoever fills a template first. A
     * plugin on that stack, asking for a page from a thread of its own, could never be unloaded; so it is made now.
     */
    private static void initialiseGuards() {
        new GuardedWrapper(new Guard[0]);
    }

    @Override
    public String resolvePartialPath(String folder, String name, String ending) {
        return name;
    }

    @Override
    public void encode(String value, Writer writer) {
        if (writer instanceof PageText page) {
            page.addEscaped(value);
        } else {
            inFunction(value, writer);
        }
    }

    /** What stands inside of a function is put together elsewhere first. */
    private static void inFunction(String value, Writer writer) {
        try {
            writer.write(HtmlEscaping.escape(value));
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
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
}
