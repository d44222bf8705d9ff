package dev.pergola.core.boot;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.run.Health;
import dev.pergola.api.hook.run.HealthCheck;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.HookStatus;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.plugins.ArrivalCheck;
import dev.pergola.core.plugins.PluginState;
import dev.pergola.core.plugins.PluginTrouble;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Asks the health checks of an arriving plugin, each on a thread of its own, so that one that hangs holds up nobody for
 * longer than the limit: then it is interrupted, and left behind where that does not help.
 */
public final class HealthChecks implements ArrivalCheck {

    /** How long one check may take. */
    public static final Duration LIMIT = Duration.ofSeconds(10);

    private final HookRegistry registry;
    private final HookCalls calls;
    private final Duration limit;

    /**
     * Makes the checks.
     *
     * @param registry where the contributions of arriving plugins are
     * @param calls the guard
     * @param limit how long one check may take
     */
    public HealthChecks(HookRegistry registry, HookCalls calls, Duration limit) {
        this.registry = requireNonNull(registry, "registry is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.limit = requireNonNull(limit, "limit is null");
    }

    @Override
    public Optional<PluginTrouble> check(Owner arriving) {
        return checksOf(arriving)
                .flatMap(check -> problem(check).stream())
                .findFirst()
                .map(problem -> new PluginTrouble(PluginState.START_FAILED, "It is not healthy: " + problem));
    }

    /** Not those that are active: what arrives is hidden from everybody else. */
    @SuppressWarnings("unchecked") // the registry lets only a HookEntry<T> in under a HookPoint<T>
    private Stream<HookEntry<HealthCheck>> checksOf(Owner arriving) {
        return registry.current().statuses().stream()
                .map(HookStatus::entry)
                .filter(entry ->
                        entry.point().equals(HookPoints.HEALTH) && entry.owner().equals(arriving))
                .map(entry -> (HookEntry<HealthCheck>) entry);
    }

    private Optional<String> problem(HookEntry<HealthCheck> check) {
        FutureTask<Health> task = new FutureTask<>(() -> calls.callWithoutLimit(check, HealthCheck::check));
        Thread thread = new Thread(task, "pergola-health-check");
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(limit.toMillis(), TimeUnit.MILLISECONDS).problem();
        } catch (TimeoutException overdue) {
            thread.interrupt();
            return Optional.of("its check did not answer within %d ms.".formatted(limit.toMillis()));
        } catch (ExecutionException failure) {
            return Optional.of(why(requireNonNull(failure.getCause())));
        } catch (InterruptedException interrupted) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            return Optional.of("the server could not wait for its check.");
        }
    }

    private static String why(Throwable cause) {
        if (cause instanceof RuntimeException failure) {
            return (failure instanceof HookFailure ? "its check failed: " : "") + HookFailure.reason(failure);
        }
        throw new IllegalStateException(cause);
    }
}
