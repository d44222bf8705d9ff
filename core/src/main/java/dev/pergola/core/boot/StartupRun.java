package dev.pergola.core.boot;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.run.StartupHook;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Lease;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs each start-up hook once: those that are there when the server starts, and each later one when its plugin arrives.
 *
 * <p>A failing hook of the core stops the start; one of a plugin is shown as failing, and the server starts without it.
 */
final class StartupRun {

    private static final Logger LOG = LoggerFactory.getLogger(StartupRun.class);

    private final HookRegistry registry;
    private final HookCalls calls;
    private final Set<Long> begun = new HashSet<>();

    StartupRun(HookRegistry registry, HookCalls calls) {
        this.registry = registry;
        this.calls = calls;
    }

    /** Runs what has not run yet, and from now on what arrives. Called once, before the first request. */
    void start() {
        runNew();
        registry.onChange(this::runNew);
    }

    private void runNew() {
        try (Lease lease = registry.lease()) {
            for (HookEntry<StartupHook> hook : unbegun(lease.snapshot().active(HookPoints.STARTUP))) {
                try {
                    calls.callWithoutLimit(hook, service -> started(hook, service));
                } catch (HookFailure failure) {
                    if (hook.owner().isCore()) {
                        throw failure;
                    }
                    LOG.warn(
                            "The plugin {} could not prepare itself; the server runs without that",
                            hook.owner(),
                            failure);
                }
            }
        }
    }

    /** Nobody waits for an answer here, so a problem of a plugin is a failure; one of the core ends the start in its words. */
    private static HookEntry<StartupHook> started(HookEntry<StartupHook> hook, StartupHook service) throws Exception {
        try {
            service.started();
            return hook;
        } catch (ServerException problem) {
            throw hook.owner().isCore() ? problem : new IllegalStateException(problem.getMessage(), problem);
        }
    }

    private synchronized List<HookEntry<StartupHook>> unbegun(List<HookEntry<StartupHook>> hooks) {
        List<HookEntry<StartupHook>> found = new ArrayList<>();
        for (HookEntry<StartupHook> hook : hooks) {
            if (begun.add(hook.number())) {
                found.add(hook);
            }
        }
        return found;
    }
}
