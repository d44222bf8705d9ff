package dev.pergola.core.dispatch;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;

/** What a client may know: which plugin failed, never what it threw. That is on the plugins page and in the log. */
final class FailedCall {

    private FailedCall() {}

    static ServerException asProblem(HookFailure failure) {
        HookEntry<?> entry = failure.entry();
        if (entry.owner().isCore()) {
            return new ServerException(
                    ErrorCode.INTERNAL,
                    "The request could not be answered because of a fault in the server.",
                    "The log of the server says more.");
        }
        return failure.overdue()
                ? new ServerException(
                        ErrorCode.PLUGIN_TIMEOUT,
                        "The plugin " + entry.owner() + " did not answer in time and was interrupted.",
                        "The rest of the site is not affected; the page /-/plugins says more.")
                : new ServerException(
                        ErrorCode.INTERNAL,
                        "The plugin " + entry.owner() + " failed while it answered this request.",
                        "The rest of the site is not affected; the page /-/plugins says more.");
    }
}
