package dev.pergola.core.hooks;

/**
 * A contribution failed: it threw, it could not be linked, it answered null or it was interrupted for taking too long.
 * Thrown by the guard only; the failure has been recorded already.
 */
public final class HookFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient HookEntry<?> entry;
    private final String what;
    private final boolean overdue;

    HookFailure(HookEntry<?> entry, String what, boolean overdue, Throwable cause) {
        super(entry + " failed: " + what, cause);
        this.entry = entry;
        this.what = what;
        this.overdue = overdue;
    }

    /**
     * Which contribution failed.
     *
     * @return the entry
     */
    public HookEntry<?> entry() {
        return entry;
    }

    /**
     * What happened, without naming the contribution.
     *
     * @return the exception and its place
     */
    public String what() {
        return what;
    }

    /**
     * Whether it was interrupted because it took longer than the call limit.
     *
     * @return false where it failed by itself
     */
    public boolean overdue() {
        return overdue;
    }
}
