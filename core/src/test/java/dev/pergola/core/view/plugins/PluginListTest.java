package dev.pergola.core.view.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.page.ShownPlugin;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginListTest {
    private static final HookPoint<Runnable> POINT = HookPoint.shared("runnable", Runnable.class);

    private final HookRegistry registry = new HookRegistry();

    private HookEntry<Runnable> register(Owner owner, Runnable service) {
        return registry.register(POINT, service, owner, HookProperties.none());
    }

    private List<ShownPlugin> list(InstalledPlugin... installed) {
        return PluginList.of(List.of(installed), registry.current());
    }

    @Test
    void aPluginIsListedWithItsHooks() {
        register(new Owner("hello", "1.0.0", 3), () -> {});
        List<ShownPlugin> plugins = list(new InstalledPlugin("hello", "1.0.0", "active", List.of(), List.of(), false));
        assertEquals(1, plugins.size());
        assertEquals(List.of("runnable"), plugins.get(0).hookKinds());
        assertEquals("active", plugins.get(0).hooks().get(0).state());
    }

    @Test
    void aPluginThatIsBeingStartedDoesNotRunYet() {
        Owner arriving = new Owner("hello", "1.0.0", 3);
        registry.hold(arriving);
        register(arriving, () -> {});
        assertEquals("held", list().get(0).state());
        registry.show(arriving);
        assertEquals("active", list().get(0).state());
    }

    @Test
    void twoVersionsOfOnePluginAreToldApart() {
        register(new Owner("hello", "1.0.0", 3), () -> {});
        register(new Owner("hello", "1.1.0", 4), () -> {});
        List<ShownPlugin> plugins = list(
                new InstalledPlugin("hello", "1.1.0", "active", List.of(), List.of(), false),
                new InstalledPlugin("hello", "1.0.0", "leaving", List.of("Its last request ends."), List.of(), false));
        assertEquals(
                List.of("1.0.0", "1.1.0"),
                plugins.stream().map(ShownPlugin::version).toList());
        assertTrue(plugins.stream().allMatch(plugin -> plugin.hooks().size() == 1));
    }

    @Test
    void aPluginOfWhichSomethingFailsIsSeenToFail() {
        HookEntry<Runnable> entry = register(new Owner("hello", "1.0.0", 3), () -> {});
        HookCalls calls = new HookCalls(Duration.ofSeconds(10), Clock.systemUTC());
        assertThrows(
                HookFailure.class,
                () -> calls.call(entry, service -> {
                    throw new IllegalStateException("not today");
                }));
        ShownPlugin plugin = list(new InstalledPlugin("hello", "1.0.0", "active", List.of(), List.of(), false))
                .get(0);
        assertEquals("failing", plugin.state());
        assertTrue(plugin.hooks().get(0).reasons().get(0).contains("not today"));
        assertEquals(1, plugin.hooks().get(0).failures());
    }

    @Test
    void whatTheProductBringsIsNoteworthyOnlyWhereItDoesNotRun() {
        assertFalse(list(new InstalledPlugin("cors", "1.0.0", "active", List.of(), List.of(), true))
                .get(0)
                .noteworthy());
        assertTrue(list(new InstalledPlugin("cors", "1.0.0", "invalid", List.of("No."), List.of(), true))
                .get(0)
                .noteworthy());
        assertTrue(list(new InstalledPlugin("hello", "1.0.0", "active", List.of(), List.of(), false))
                .get(0)
                .noteworthy());
    }

    @Test
    void whatIsNotInstalledButContributesIsListedToo() {
        register(Owner.core("0.1.0"), () -> {});
        List<ShownPlugin> plugins =
                list(new InstalledPlugin("broken.jar", "", "invalid", List.of("It is no jar."), List.of(), false));
        assertEquals("broken.jar", plugins.get(0).name());
        assertEquals(List.of("It is no jar."), plugins.get(0).reasons());
        assertTrue(plugins.get(1).builtIn());
    }
}
