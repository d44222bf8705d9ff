package dev.pergola.itest.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Plugins come, change and go under load; the benchmark {@code plugin-life} does the same for longer. */
class PluginLifeUnderLoadIT {

    private static final long MEGABYTE = 1 << 20;

    /** Caches that fill while pages are asked for; a plugin that stays would show as a class loader. */
    private static final long TOLERANCE = 8 * MEGABYTE;

    @Test
    void noRequestFailsAndNothingOfAPluginStays() throws IOException {
        PluginLife.Seen seen = new PluginLife(6, 3, 1).live();

        assertEquals(List.of(), seen.failures());
        assertEquals(Set.of(200), seen.statuses().keySet(), seen::toString);
        assertEquals(3, seen.after().classLoaders(), seen::toString); // that of each plugin that is still there
        assertTrue(seen.after().bytes() - seen.before().bytes() < TOLERANCE, seen::toString);
    }
}
