package dev.pergola.core.hooks;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;

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
     * What a client may know: which plugin failed, never what it threw. That is on the plugins page and in the log.
     *
     * @return to be answered
     */
    public ServerException asProblem() {
        if (entry.owner().isCore()) {
            return new ServerException(
                            ErrorCode.INTERNAL,
                            "The request could not be answered because of a fault in the server.",
                            "The log of the server says more.")
                    .causedBy(this);
        }
        return new ServerException(
                        overdue ? ErrorCode.PLUGIN_TIMEOUT : ErrorCode.INTERNAL,
                        "The plugin " + entry.owner()
                                + (overdue
                                        ? " did not answer in time and was interrupted."
                                        : " failed while it answered this request."),
                        "The rest of the site is not affected; the page /-/plugins says more.")
                .causedBy(this);
    }

    /**
     * Why a call was in vain, whether the contribution failed or answered with a problem.
     *
     * @param failure what the guard threw
     * @return for those who run the server, without naming the contribution
     */
    public static String reason(RuntimeException failure) {
        if (failure instanceof HookFailure failed) {
            return failed.what();
        }
        return failure instanceof ServerException problem ? String.join(" ", problem.messages()) : failure.toString();
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
