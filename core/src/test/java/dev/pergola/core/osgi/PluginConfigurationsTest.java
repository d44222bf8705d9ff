package dev.pergola.core.osgi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.core.config.Secrets;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.plugins.settings.WrittenBlock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;

@Timeout(60)
class PluginConfigurationsTest {

    @TempDir
    private Path folder;

    /** What the plugin named cors was given, in order; an empty map for no settings. */
    private final List<Map<String, Object>> given = new CopyOnWriteArrayList<>();

    private TestFramework framework;
    private PluginConfigurations configurations;

    @BeforeEach
    void start() throws Exception {
        framework = new TestFramework(folder);
        framework.startLibraryOf("org.apache.felix.cm.impl.Activator");
        configurations = new PluginConfigurations(framework.context());
        BundleContext context = framework.context();
        ConfigurationAdmin admin = context.getService(context.getServiceReference(ConfigurationAdmin.class));
        context.registerService(ConfigurationListener.class, event -> listen(event, admin), null);
    }

    @AfterEach
    void stop() throws Exception {
        configurations.close();
        framework.stop();
    }

    @Test
    void aBlockArrivesBeforeTheCallReturnsChangesAndGoes() {
        give(Map.of("cors", block(Map.of("allow_all", PlainValue.of(true)))));
        assertEquals(Map.of("allow_all", true), last());

        give(Map.of("cors", block(Map.of("allow_all", PlainValue.of(false)))));
        assertEquals(Map.of("allow_all", false), last());

        give(Map.of());
        assertEquals(Map.of(), last());
    }

    @Test
    void anUnchangedBlockIsNotGivenAgain() {
        PlainValue block = block(Map.of("allow_all", PlainValue.of(true)));
        give(Map.of("cors", block));
        int times = given.size();
        give(Map.of("cors", block, "vega", block));
        assertEquals(times, given.size());
    }

    @Test
    void valuesKeepTheirTypes() {
        give(Map.of(
                "cors",
                block(Map.of(
                        "text", PlainValue.of("a"),
                        "flag", PlainValue.of(true),
                        "whole", PlainValue.of(42),
                        "huge", new PlainValue.Whole(BigInteger.TWO.pow(70)),
                        "real", new PlainValue.Real(1.5),
                        "nothing", PlainValue.nothing()))));
        assertEquals(
                Map.of("text", "a", "flag", true, "whole", 42L, "huge", "1180591620717411303424", "real", 1.5), last());
    }

    @Test
    void listsOfScalarsBecomeTextsAndNestedValuesBecomeJson() {
        PlainValue list = new PlainValue.Items(List.of(PlainValue.of("https://a.example"), PlainValue.of(2)));
        PlainValue nested = new PlainValue.Items(List.of(block(Map.of("a", PlainValue.of(1)))));
        give(Map.of("cors", block(Map.of("hosts", list, "rules", nested, "map", block(Map.of("b", list))))));
        assertArrayEquals(new String[] {"https://a.example", "2"}, (String[]) last().get("hosts"));
        assertEquals("[{\"a\": 1}]", last().get("rules"));
        assertEquals("{\"b\": [\"https://a.example\", 2]}", last().get("map"));
    }

    @Test
    void settingsThatOthersMadeAreLeftAlone() throws Exception {
        BundleContext context = framework.context();
        ConfigurationAdmin admin = context.getService(context.getServiceReference(ConfigurationAdmin.class));
        admin.getConfiguration("other", "?").update(FrameworkUtil.asDictionary(Map.of("a", "b")));
        give(Map.of("cors", block(Map.of())));
        give(Map.of());
        assertEquals("b", admin.getConfiguration("other", "?").getProperties().get("a"));
    }

    private void give(Map<String, PlainValue> blocks) {
        Map<String, Map<String, Object>> settings = new HashMap<>();
        Secrets none = new Secrets(name -> Optional.empty());
        blocks.forEach(
                (name, block) -> settings.put(name, WrittenBlock.of(block, none).undeclared()));
        configurations.apply(settings);
    }

    private static PlainValue block(Map<String, PlainValue> values) {
        return new PlainValue.Fields(values);
    }

    private Map<String, Object> last() {
        return given.get(given.size() - 1);
    }

    /** Listens as the runtime of components does. */
    private void listen(ConfigurationEvent event, ConfigurationAdmin admin) {
        if (event.getPid().equals("cors")) {
            given.add(event.getType() == ConfigurationEvent.CM_DELETED ? Map.of() : read(admin));
        }
    }

    private static Map<String, Object> read(ConfigurationAdmin admin) {
        Map<String, Object> values = new HashMap<>();
        try {
            Dictionary<String, Object> settings =
                    admin.getConfiguration("cors", "?").getProperties();
            Collections.list(settings.keys()).forEach(key -> values.put(key, settings.get(key)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        values.remove(Constants.SERVICE_PID);
        return values;
    }
}
