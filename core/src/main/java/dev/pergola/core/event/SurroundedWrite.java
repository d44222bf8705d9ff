package dev.pergola.core.event;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.TransactionWork;
import dev.pergola.api.hook.data.AfterWrite;
import dev.pergola.api.hook.data.WriteContext;
import dev.pergola.api.hook.data.WriteInterceptor;
import dev.pergola.api.hook.data.WriteOutcome;
import dev.pergola.core.hooks.FailureLog;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * One write with its interceptors around it. Only those that were called before the write are called after it; a failure of
 * the write itself is never hidden by one of them.
 */
final class SurroundedWrite {

    private static final FailureLog FAILURES = new FailureLog(LoggerFactory.getLogger(SurroundedWrite.class));

    private final HookCalls calls;
    private final WriteContext context;
    private final Deque<Begun> begun = new ArrayDeque<>();

    private record Begun(HookEntry<WriteInterceptor> interceptor, AfterWrite after) {}

    SurroundedWrite(HookCalls calls, WriteContext context) {
        this.calls = calls;
        this.context = context;
    }

    <T> T run(Collection<HookEntry<WriteInterceptor>> interceptors, TransactionWork<T> work) {
        T result;
        try {
            interceptors.forEach(this::begin);
            result = work.run(context.transaction());
        } catch (RuntimeException | Error failure) {
            afterFailure(failure);
            throw failure;
        }
        WriteOutcome success = new WriteOutcome(Optional.of(result), Optional.empty());
        while (!begun.isEmpty()) {
            Begun next = begun.pop();
            try {
                end(next, success);
            } catch (HookFailure | ServerException refusal) {
                afterFailure(refusal);
                throw refusal;
            }
        }
        return result;
    }

    private void begin(HookEntry<WriteInterceptor> interceptor) {
        begun.push(new Begun(interceptor, calls.call(interceptor, hook -> hook.before(context))));
    }

    private void afterFailure(Throwable failure) {
        WriteOutcome outcome = new WriteOutcome(Optional.empty(), Optional.of(failure));
        while (!begun.isEmpty()) {
            Begun next = begun.pop();
            try {
                end(next, outcome);
            } catch (HookFailure | ServerException further) {
                FAILURES.tell(
                        next.interceptor(), further, next.interceptor() + " failed after a write that had failed");
            }
        }
    }

    private void end(Begun next, WriteOutcome outcome) {
        calls.call(next.interceptor(), hook -> {
            next.after().after(outcome);
            return outcome;
        });
    }
}
