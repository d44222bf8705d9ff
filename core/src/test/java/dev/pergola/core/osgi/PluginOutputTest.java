package dev.pergola.core.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.osgi.fixture.TalkingActivator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class PluginOutputTest {

    private static final int FLOOD = LogBudget.BURST + 25;

    @TempDir
    private Path folder;

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private PluginOutput output;
    private TestFramework framework;
    private PluginConfigurations configurations;
    private FrameworkPlatform platform;

    @BeforeEach
    void start() throws Exception {
        PrintStream kept = new PrintStream(written, true, StandardCharsets.UTF_8);
        System.setOut(kept);
        System.setErr(kept);
        output = new PluginOutput(() -> 0); // no time passes, so nothing drips through
        framework = new TestFramework(folder.resolve("framework"));
        configurations = new PluginConfigurations(framework.context());
        platform = new FrameworkPlatform(
                framework.context(),
                new SettingsOfPlugins(configurations, new HookRegistry(), new ComponentLog()),
                output,
                Duration.ofSeconds(20));
        output.watch();
    }

    @AfterEach
    void stop() throws Exception {
        output.close();
        System.setOut(out);
        System.setErr(err);
        configurations.close();
        framework.stop();
    }

    @Test
    void aPluginThatFloodsTheLogIsHeldBackAndSaidToBe() throws Exception {
        Owner plugin = talking("err", FLOOD);

        assertEquals(LogBudget.BURST, lines("la "));
        assertEquals(
                List.of(
                        "It fills the log: 25 lines that it wrote were held back, since a plugin may write 500 lines at once and then 10 a second. Let it write less, or remove it."),
                platform.remarks(plugin));
        output.tellNews();
        output.tellNews();
        assertEquals(1, lines("talker 1.0.0 fills the log"));
    }

    @Test
    void standardOutputIsWatchedAsWell() throws Exception {
        talking("out", FLOOD);
        assertEquals(LogBudget.BURST, lines("la "));
    }

    @Test
    void ofAPluginThatWritesLittleNothingIsLostOrSaid() throws Exception {
        Owner plugin = talking("err", LogBudget.BURST);
        assertEquals(LogBudget.BURST, lines("la "));
        assertEquals(List.of(), platform.remarks(plugin));
    }

    @Test
    void theServerMayWriteWhateverItLikes() {
        for (int i = 0; i < FLOOD; i++) {
            System.err.println("la");
            System.out.write('\n');
        }
        assertEquals(2 * FLOOD, lines(""));
    }

    @Test
    void whatIsRemovedIsForgotten() throws Exception {
        Owner plugin = talking("err", FLOOD);
        platform.remove(plugin);
        assertEquals(List.of(), platform.remarks(plugin));
    }

    @Test
    void theStreamsComeBackAtTheEnd() {
        PrintStream watched = System.err;
        output.close();
        assertTrue(System.err != watched);
        System.err.println("direct");
        assertEquals(1, lines("direct"));
    }

    private Owner talking(String stream, int lines) throws Exception {
        Owner plugin = platform.install(BundleJar.of("talker", "1.0.0")
                .header(TalkingActivator.STREAM, stream)
                .header(TalkingActivator.LINES, Integer.toString(lines))
                .activator(TalkingActivator.class)
                .in(folder));
        platform.start(plugin);
        return plugin;
    }

    private long lines(String part) {
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.contains(part))
                .count();
    }
}
