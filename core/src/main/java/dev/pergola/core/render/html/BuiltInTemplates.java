package dev.pergola.core.render.html;

import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The templates of this package, each compiled when it is first used. May be used by any number of threads. */
final class BuiltInTemplates {

    /** Stands before the name of a built-in template where a user's template of the same name would be meant. */
    static final String PREFIX = "default:";

    private final TemplateFactory factory = new TemplateFactory(BuiltInTemplates::reader);

    Mustache template(String name) {
        return factory.compile(name);
    }

    private static Reader reader(String name) {
        return open(name).orElseThrow(() -> new MustacheException("There is no template " + name));
    }

    /** Next to this class and nowhere else: the usual resolver would ask the context class loader, which is a plugin's. */
    static Optional<Reader> open(String name) {
        String bare = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        InputStream template = BuiltInTemplates.class.getResourceAsStream(bare + ".mustache");
        return template == null
                ? Optional.empty()
                : Optional.of(new BufferedReader(new InputStreamReader(template, StandardCharsets.UTF_8)));
    }
}
