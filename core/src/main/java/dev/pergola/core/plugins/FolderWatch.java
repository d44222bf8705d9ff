package dev.pergola.core.plugins;

import dev.pergola.api.hook.run.ScheduledTask;
import dev.pergola.core.hooks.HookProperties;
import java.util.Map;
import java.util.Optional;

/**
 * The folders of plugins, looked at again and again; the core's own scheduled task. It is also run once, by the starting
 * thread, before anything is served.
 */
public final class FolderWatch implements ScheduledTask {

    /** The properties under which it is registered. */
    public static final HookProperties PROPERTIES = new HookProperties(Map.of(NAME, "plugins-folder", PERIOD, 500));

    private final FolderScan scan;
    private final Reconciler reconciler;
    private Optional<WantedState> wanted = Optional.empty();

    /**
     * Makes a watch that has not looked yet.
     *
     * @param scan the folders
     * @param reconciler who acts on what they say
     */
    public FolderWatch(FolderScan scan, Reconciler reconciler) {
        this.scan = scan;
        this.reconciler = reconciler;
    }

    /** Looks once, and lets the wanted plugins run where something changed. Returns when that is done. */
    @Override
    public synchronized void run() {
        wanted = scan.look().or(() -> wanted);
        wanted.ifPresent(reconciler::reconcile);
        wanted = Optional.empty(); // not reached when that failed, so the next look tries again
    }
}
