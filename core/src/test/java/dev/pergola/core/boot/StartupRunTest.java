package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins prepare themselves when they arrive in a running server. */
class StartupRunTest {

    @RegisterExtension
    private final PluginSite site = new PluginSite("", "create table plants(name text)");

    @Test
    void aProblemOfOnePluginHarmsNobodyElse() {
        site.add(
                HookPoints.STARTUP,
                () -> {
                    throw new ServerException(ErrorCode.OVERLOADED, "The shed is locked.");
                },
                Map.of());
        AtomicInteger starts = new AtomicInteger();
        site.add(HookPoints.STARTUP, starts::incrementAndGet, Map.of());
        assertEquals(1, starts.get());
        String plugins = site.get("/-/plugins.json?all=1");
        assertTrue(plugins.contains("The shed is locked."), plugins);
    }
}
