package dev.pergola.core.boot;

import dev.pergola.core.config.Configuration;
import dev.pergola.core.model.PlainValue;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What switches of the command line say in place of the configuration. */
final class CommandLineConfiguration {

    private static final String CORS_PLUGIN = "cors";

    /** The names under which a configuration has settings of that plugin. */
    private static final List<String> CORS_PLUGINS = List.of(CORS_PLUGIN, "datasette-cors");

    private final boolean cors;

    CommandLineConfiguration(ServeOptions options) {
        this.cors = options.cors();
    }

    /** Adds to a configuration; what the configuration says itself stays as it is. */
    Configuration over(Configuration configuration) {
        if (!cors || CORS_PLUGINS.stream().anyMatch(configuration.plugins()::containsKey)) {
            return configuration;
        }
        Map<String, PlainValue> plugins = new LinkedHashMap<>(configuration.plugins());
        plugins.put(CORS_PLUGIN, everyOrigin());
        return new Configuration(
                configuration.settings(),
                configuration.access(),
                plugins,
                configuration.databases(),
                configuration.styleSheets(),
                configuration.scripts(),
                configuration.source());
    }

    /** The fixed settings that the switch of the original stands for. */
    private static PlainValue everyOrigin() {
        return new PlainValue.Fields(Map.of(
                "allow_all", new PlainValue.Flag(true),
                "headers", texts("Authorization", "Content-Type"),
                "expose_headers", texts("Link"),
                "methods", texts("GET", "POST", "HEAD", "OPTIONS"),
                "max_age", new PlainValue.Whole(BigInteger.valueOf(3600))));
    }

    private static PlainValue texts(String... texts) {
        return new PlainValue.Items(
                Stream.of(texts).<PlainValue>map(PlainValue.Text::new).toList());
    }
}
