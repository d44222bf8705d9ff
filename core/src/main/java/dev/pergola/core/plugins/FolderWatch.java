package dev.pergola.core.plugins;

import java.util.Optional;

/**
 * The folders of plugins, looked at again and again: once by the starting thread, before a command line is run, and then
 * by a scheduled task.
 */
public final class FolderWatch {

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
    public synchronized void look() {
        wanted = scan.look().or(() -> wanted);
        wanted.ifPresent(reconciler::reconcile);
        wanted = Optional.empty(); // not reached when that failed, so the next look tries again
    }
}
