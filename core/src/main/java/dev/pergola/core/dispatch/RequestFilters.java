package dev.pergola.core.dispatch;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.Passage;
import dev.pergola.api.hook.web.RequestFilter;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.FailureLog;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/**
 * Lets the filters of plugins stand around a request. For one request.
 *
 * @param calls the guard through which they are called
 * @param inside answers what passes all of them; never throws
 * @param problems answers for a filter that refuses or fails
 */
record RequestFilters(
        HookCalls calls, Function<Request, Response> inside, BiFunction<RuntimeException, Request, Response> problems) {

    private static final FailureLog FAILURES = new FailureLog(LoggerFactory.getLogger(RequestFilters.class));

    Response pass(List<HookEntry<RequestFilter>> filters, Request request) {
        if (filters.isEmpty()) {
            return inside.apply(request);
        }
        HookEntry<RequestFilter> outermost = filters.get(0);
        Passage passage;
        try {
            passage = calls.call(outermost, filter -> filter.filter(request));
        } catch (HookFailure | ServerException refusal) {
            return problems.apply(refusal, request);
        }
        Optional<Response> answer = passage.answer();
        return answer.isPresent()
                ? answer.get()
                : afterwards(outermost, passage, pass(filters.subList(1, filters.size()), passage.request()));
    }

    private Response afterwards(HookEntry<RequestFilter> filter, Passage passage, Response response) {
        try {
            return calls.call(filter, called -> passage.afterwards().see(response));
        } catch (HookFailure | ServerException failure) {
            FAILURES.tell(
                    filter, failure, "The answer to " + passage.request().path() + " passed " + filter + " unchanged");
            return response;
        }
    }
}
