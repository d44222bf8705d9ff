package dev.pergola.core.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pergola.core.hooks.HookRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWatchTest {

    @TempDir
    private Path folder;

    private final HookRegistry registry = new HookRegistry();
    private final FakePlatform platform = new FakePlatform(registry);

    @Test
    void theFolderIsTheState() throws IOException {
        FolderWatch watch = watch(new Reconciler(registry, platform, ArrivalCheck.NONE, Duration.ZERO));
        TestJars.plugin(folder.resolve("cors.jar"), "cors", "1.0.0");
        watch.look();
        assertEquals("install cors 1.0.0, start cors 1.0.0", platform.newEntries());

        Path next = folder.resolve("next");
        TestJars.plugin(next, "cors", "1.1.0", "longer than before");
        Files.move(next, folder.resolve("cors.jar"), StandardCopyOption.REPLACE_EXISTING);
        lookTwice(watch);
        assertEquals("install cors 1.1.0, start cors 1.1.0, remove cors 1.0.0", platform.newEntries());

        Files.createFile(folder.resolve("cors.disabled"));
        lookTwice(watch);
        assertEquals("remove cors 1.1.0", platform.newEntries());

        Files.delete(folder.resolve("cors.disabled"));
        lookTwice(watch);
        assertEquals("install cors 1.1.0, start cors 1.1.0", platform.newEntries());

        Files.delete(folder.resolve("cors.jar"));
        lookTwice(watch);
        assertEquals("remove cors 1.1.0", platform.newEntries());
    }

    @Test
    void aReconciliationThatBreaksOffIsTriedAgain() {
        PluginPlatform broken = new UnreadyPlatform(platform);
        FolderWatch watch = watch(new Reconciler(registry, broken, ArrivalCheck.NONE, Duration.ZERO));
        TestJars.plugin(folder.resolve("cors.jar"), "cors", "1.0.0");
        assertThrows(IllegalStateException.class, watch::look);
        watch.look();
        assertEquals("install cors 1.0.0, start cors 1.0.0", platform.newEntries());
    }

    private FolderWatch watch(Reconciler reconciler) {
        return new FolderWatch(
                new FolderScan(List.of(new PluginFolder("home", folder)), PinnedSet::none), reconciler, false);
    }

    private static void lookTwice(FolderWatch watch) {
        watch.look();
        watch.look();
    }
}
