package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process may be told to stop at any moment, also before its command can hear it. */
class PlatformStopTest {

    private final List<String> done = new ArrayList<>();

    @Test
    void theRunningCommandIsAskedToEnd(@TempDir Path home) {
        try (Platform platform = new Platform(new Product("1.2.3", home))) {
            platform.onStop(() -> done.add("ends"));
            assertEquals(List.of(), done);
            platform.stop();
            assertEquals(List.of("ends"), done);
        }
    }

    @Test
    void aCommandThatBeginsAfterTheStopEndsAtOnce(@TempDir Path home) {
        try (Platform platform = new Platform(new Product("1.2.3", home))) {
            platform.stop();
            platform.onStop(() -> done.add("ends"));
            assertEquals(List.of("ends"), done);
        }
    }
}
