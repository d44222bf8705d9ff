package dev.pergola.core.boot;

import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.Secrets;
import dev.pergola.core.model.PlainValue;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Hands the blocks of the configuration to the plugins that they are for. */
final class PluginBlocks {

    private PluginBlocks() {}

    /** Only here secrets become what they stand for. */
    static void hand(Configuration configuration, Platform platform) {
        Secrets secrets = new Secrets(name -> Optional.ofNullable(System.getenv(name)));
        Map<String, PlainValue> blocks = new LinkedHashMap<>();
        configuration.plugins().forEach((plugin, block) -> blocks.put(plugin, secrets.resolve(block)));
        platform.plugins().configure(blocks);
    }
}
