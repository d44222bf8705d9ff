package dev.pergola.core.boot;

import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.Setting;
import dev.pergola.core.config.Settings;
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
    private final boolean reload;

    CommandLineConfiguration(ServeOptions options) {
        this.cors = options.cors();
        this.reload = options.reload();
    }

    /** Adds to a configuration. What it says itself about other origins stays as it is. */
    Configuration over(Configuration configuration) {
        Settings settings =
                reload ? configuration.settings().with(Setting.DEFAULT_CACHE_TTL, 0) : configuration.settings();
        Map<String, PlainValue> plugins = new LinkedHashMap<>(configuration.plugins());
        if (cors && CORS_PLUGINS.stream().noneMatch(plugins::containsKey)) {
            plugins.put(CORS_PLUGIN, everyOrigin());
        }
        return new Configuration(
                settings,
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
