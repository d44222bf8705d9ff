package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.run.Health;
import dev.pergola.api.hook.run.HealthCheck;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.plugins.PluginTrouble;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HealthChecksTest {

    private static final Owner ARRIVING = new Owner("vega", "2.0.0", 7);

    private final HookRegistry registry = new HookRegistry();
    private final HookCalls calls = new HookCalls(Duration.ofMinutes(1), Clock.systemUTC());

    private void register(Owner owner, HealthCheck check) {
        registry.register(HookPoints.HEALTH, check, owner, HookProperties.none());
    }

    private String problem(Duration limit) {
        return new HealthChecks(registry, calls, limit)
                .check(ARRIVING)
                .map(PluginTrouble::reason)
                .orElse("");
    }

    @Test
    void eachCheckOfThePluginHasToBeGoodAndNobodyElseIsAsked() {
        registry.hold(ARRIVING);
        register(new Owner("vega", "1.0.0", 6), () -> Health.bad("Of the old version."));
        register(ARRIVING, () -> Health.GOOD);
        assertEquals("", problem(Duration.ofSeconds(10)));
        register(ARRIVING, () -> Health.bad("There is no key."));
        assertEquals("It is not healthy: There is no key.", problem(Duration.ofSeconds(10)));
    }

    @Test
    void aCheckThatFailsCountsAsAProblem() {
        register(ARRIVING, () -> {
            throw new IllegalStateException("no network");
        });
        assertTrue(problem(Duration.ofSeconds(10)).contains("no network"));
    }

    @Test
    void aCheckThatHangsIsInterruptedAndNotWaitedFor() throws InterruptedException {
        CountDownLatch interrupted = new CountDownLatch(1);
        register(ARRIVING, () -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
            return Health.GOOD;
        });
        assertEquals("It is not healthy: its check did not answer within 50 ms.", problem(Duration.ofMillis(50)));
        interrupted.await();
    }

    @Test
    void aPluginWithoutChecksMayCome() {
        assertEquals(Optional.empty(), new HealthChecks(registry, calls, HealthChecks.LIMIT).check(ARRIVING));
    }
}
