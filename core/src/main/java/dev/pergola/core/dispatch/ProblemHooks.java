package dev.pergola.core.dispatch;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.ForbiddenAnswer;
import dev.pergola.api.hook.web.ProblemAnswer;
import dev.pergola.api.hook.web.ProblemContext;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.FailureLog;
import dev.pergola.core.hooks.HookCall;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.problem.Problem;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/** Lets plugins answer problems in their own way. May be used by any number of threads. */
public final class ProblemHooks {

    /** Those who hear of every problem but refusals. */
    public static final HookPoint<ProblemAnswer> PROBLEMS = HookPoint.shared("problem answer", ProblemAnswer.class);

    /** Those who hear of refusals. */
    public static final HookPoint<ForbiddenAnswer> REFUSALS =
            HookPoint.shared("forbidden answer", ForbiddenAnswer.class);

    private static final FailureLog FAILURES = new FailureLog(LoggerFactory.getLogger(ProblemHooks.class));

    private final CurrentRequest current;
    private final HookCalls calls;

    /**
     * Asks the hooks that a request has leased.
     *
     * @param current knows them
     * @param calls the guard through which they are called
     */
    public ProblemHooks(CurrentRequest current, HookCalls calls) {
        this.current = current;
        this.calls = calls;
    }

    private record Seen(Request request, ServerException problem, Optional<Throwable> cause)
            implements ProblemContext {}

    /**
     * Asks every hook that this problem is for.
     *
     * @param problem what happened
     * @param cause what was thrown in truth, or empty
     * @param request what was asked
     * @return the first answer; empty where there is none
     */
    public Optional<Response> answer(Problem problem, Optional<Throwable> cause, Request request) {
        ServerException asThrown = new ServerException(problem.code(), problem.messages(), problem.hint());
        ProblemContext context = new Seen(request, asThrown, cause);
        return current.withHooks(snapshot -> problem.code().equals(ErrorCode.FORBIDDEN)
                ? first(snapshot, REFUSALS, hook -> hook.answer(context))
                : first(snapshot, PROBLEMS, hook -> hook.answer(context)));
    }

    private <T> Optional<Response> first(Snapshot snapshot, HookPoint<T> point, HookCall<T, Optional<Response>> call) {
        Optional<Response> first = Optional.empty();
        for (HookEntry<T> entry : snapshot.active(point)) {
            Optional<Response> answer = asked(entry, call);
            if (first.isEmpty()) {
                first = answer;
            } else {
                answer.ifPresent(unused -> unused.body().close());
            }
        }
        return first;
    }

    private <T> Optional<Response> asked(HookEntry<T> entry, HookCall<T, Optional<Response>> call) {
        try {
            return calls.call(entry, call);
        } catch (HookFailure | ServerException failure) {
            FAILURES.tell(entry, failure, entry + " could not answer a problem");
            return Optional.empty();
        }
    }
}
