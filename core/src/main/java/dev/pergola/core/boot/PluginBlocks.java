package dev.pergola.core.boot;

import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.Secrets;
import dev.pergola.core.plugins.settings.WrittenBlock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Hands the blocks of the configuration to the plugins that they are for. */
final class PluginBlocks {

    private PluginBlocks() {}

    /** What secrets stand for in this process. */
    static Secrets secrets() {
        return new Secrets(name -> Optional.ofNullable(System.getenv(name)));
    }

    /** Only here secrets become what they stand for. */
    static void hand(Configuration configuration, Platform platform) {
        Secrets secrets = secrets();
        Map<String, WrittenBlock> blocks = new LinkedHashMap<>();
        configuration.plugins().forEach((plugin, block) -> blocks.put(plugin, WrittenBlock.of(block, secrets)));
        platform.plugins().configure(blocks);
    }
}
