package dev.pergola.core.hooks;

import static java.util.Objects.requireNonNull;

import org.slf4j.Logger;

/**
 * Tells those who run the server of contributions that fail. One that fails at each request would fill the log, so a failure
 * is told with everything when it occurs first, and from then on in one line each time that it has occurred ten times as
 * often. How often it did at any moment is on the plugins page. May be used by any number of threads.
 */
public final class FailureLog {

    private static final int TEN = 10;

    private final Logger log;

    /**
     * Makes one.
     *
     * @param log of the class that calls the contributions
     */
    public FailureLog(Logger log) {
        this.log = requireNonNull(log, "log is null");
    }

    /**
     * Tells of a failure, or only counts it.
     *
     * @param entry the contribution
     * @param failure what the guard threw
     * @param consequence what that means for others, without a full stop
     */
    public void tell(HookEntry<?> entry, RuntimeException failure, String consequence) {
        String what = HookFailure.reason(failure);
        long times = entry.calls().tell(what);
        if (times == 1) {
            log.warn("{}", consequence, failure);
        } else if (isPowerOfTen(times)) {
            log.warn("{}; {} has failed {} times now in this way: {}", consequence, entry, times, what);
        }
    }

    private static boolean isPowerOfTen(long number) {
        long rest = number;
        while (rest % TEN == 0) {
            rest /= TEN;
        }
        return rest == 1;
    }
}
