package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pergola.api.server.PluginSettings;
import dev.pergola.api.server.SettingsBlock;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.ConfigurationReader;
import dev.pergola.core.config.ConfigurationResult;
import dev.pergola.core.config.ConfigurationSources;
import dev.pergola.core.config.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredBlocksTest {

    @TempDir
    private Path folder;

    private PluginSettings settings;

    @BeforeEach
    void read() throws IOException {
        Path file = Files.writeString(folder.resolve("pergola.yaml"), """
                plugins:
                  map:
                    level: server
                    zoom: 7
                    share: 0.5
                    bright: true
                    tiles: [a, b]
                    token: {$env: TOKEN}
                    nested: {deep: down}
                databases:
                  garden:
                    plugins: {map: {level: database}}
                    tables:
                      plants:
                        plugins: {map: {level: table}}
                """);
        ConfigurationResult result = ConfigurationReader.read(ConfigurationSources.file(file));
        Configuration configuration = ((ConfigurationResult.Valid) result).configuration();
        settings = new ConfiguredBlocks(
                () -> configuration,
                new Secrets(name -> name.equals("TOKEN") ? Optional.of("s3cret") : Optional.empty()));
    }

    @Test
    void theNearestBlockCounts() {
        assertEquals("server", level(settings.ofServer("map")));
        assertEquals("database", level(settings.ofDatabase("map", "garden")));
        assertEquals("server", level(settings.ofDatabase("map", "kitchen")));
        assertEquals("table", level(settings.ofTable("map", "garden", "plants")));
        assertEquals("database", level(settings.ofTable("map", "garden", "tools")));
        assertEquals("server", level(settings.ofTable("map", "kitchen", "pots")));
        assertEquals(Optional.empty(), settings.ofTable("chart", "garden", "plants"));
    }

    @Test
    void onlyWhatIsWrittenThereCountsWhereThatIsAskedFor() {
        assertEquals("database", level(settings.onlyOfDatabase("map", "garden")));
        assertEquals(Optional.empty(), settings.onlyOfDatabase("map", "kitchen"));
        assertEquals("table", level(settings.onlyOfTable("map", "garden", "plants")));
        assertEquals(Optional.empty(), settings.onlyOfTable("map", "garden", "tools"));
    }

    @Test
    void valuesAreFoundByTheirTypeAndAbsentUnderAnother() {
        SettingsBlock block = settings.ofServer("map").orElseThrow();
        assertEquals(Optional.of(7L), block.whole("zoom"));
        assertEquals(Optional.of(7.0), block.number("zoom"));
        assertEquals(Optional.of(0.5), block.number("share"));
        assertEquals(Optional.of(true), block.flag("bright"));
        assertEquals(List.of("a", "b"), block.texts("tiles"));
        assertEquals(Optional.of("down"), block.block("nested").flatMap(nested -> nested.text("deep")));
        assertEquals(Optional.empty(), block.text("zoom"));
        assertEquals(Optional.empty(), block.whole("share"));
        assertEquals(Optional.empty(), block.flag("absent"));
        assertEquals(List.of(), block.texts("level"));
        assertEquals(Set.of("level", "zoom", "share", "bright", "tiles", "token", "nested"), block.keys());
    }

    @Test
    void secretsAreResolvedAndNotPrinted() {
        SettingsBlock block = settings.ofServer("map").orElseThrow();
        assertEquals(Optional.of("s3cret"), block.text("token"));
        assertFalse(block.toString().contains("s3cret"));
    }

    private static String level(Optional<SettingsBlock> block) {
        return block.flatMap(found -> found.text("level")).orElse("none");
    }
}
