package dev.pergola.core.dispatch;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RequestFilter;
import dev.pergola.api.hook.web.ResponseFilter;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.FailureLog;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Lease;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.routing.RouteMatch;
import dev.pergola.core.routing.RouteTable;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/**
 * Answers requests. The life of a request, in order:
 *
 * <ol>
 *   <li>lease the current snapshot of the registry, to be used to the end,
 *   <li>take the base path off,
 *   <li>let it pass the request filters, which may answer it or change it,
 *   <li>find out who sent it, or refuse it,
 *   <li>match the path with the routes of the snapshot,
 *   <li>call the route or repeat what it answered, or answer OPTIONS, a detour, 404 or 405,
 *   <li>turn whatever was thrown into an answer,
 *   <li>let every response filter see the answer, whatever it is,
 *   <li>end the lease when the body is closed.
 * </ol>
 *
 * <p>May be used by any number of threads; a request is answered on the thread of its caller, without a lock.
 */
public final class Dispatcher {

    /** The kind of hook that sees every answer. */
    public static final HookPoint<ResponseFilter> FILTERS = HookPoint.shared("response filter", ResponseFilter.class);

    /** The kind of hook that stands around whole requests. */
    public static final HookPoint<RequestFilter> REQUEST_FILTERS =
            HookPoint.shared("request filter", RequestFilter.class);

    private static final String ENTITY_TAG = "ETag";

    private static final FailureLog FAILURES = new FailureLog(LoggerFactory.getLogger(Dispatcher.class));

    private final HookRegistry registry;
    private final HookCalls calls;
    private final RouteCalls routes;
    private final ProblemAnswers problems;
    private final Supplier<Publication> publication;
    private final Admission admission;
    private final CurrentRequest current;

    /**
     * Makes the dispatcher.
     *
     * @param registry where the routes and filters are
     * @param calls the guard through which they are called
     * @param routes gets the answers of routes
     * @param problems how problems are answered
     * @param publication how the site is published at present
     * @param admission finds out who sends a request
     * @param current told for which request a thread works
     */
    public Dispatcher(
            HookRegistry registry,
            HookCalls calls,
            RouteCalls routes,
            ProblemAnswers problems,
            Supplier<Publication> publication,
            Admission admission,
            CurrentRequest current) {
        this.registry = registry;
        this.calls = calls;
        this.routes = routes;
        this.problems = problems;
        this.publication = publication;
        this.admission = admission;
        this.current = current;
    }

    /**
     * Answers a request. Never throws for anything that a request or a plugin does.
     *
     * @param asked the request as it came, with the base path
     * @return the answer; the caller closes its body in every case, which ends the lease
     */
    public Response dispatch(Request asked) {
        Lease lease = registry.lease();
        boolean answered = false;
        try {
            Snapshot snapshot = lease.snapshot();
            Request request = RebasedRequest.of(asked, publication.get());
            Response response = current.during(request, snapshot, () -> passed(snapshot, request));
            answered = true;
            return response.withBody(response.body().onClose(lease::close));
        } finally {
            if (!answered) {
                lease.close();
            }
        }
    }

    private Response passed(Snapshot snapshot, Request request) {
        List<HookEntry<RequestFilter>> filters = snapshot.active(REQUEST_FILTERS);
        return filters.isEmpty()
                ? admitted(snapshot, request)
                : new RequestFilters(calls, passing -> admitted(snapshot, passing), this::refused)
                        .pass(filters, request);
    }

    /** What a filter or whoever finds out who asks did instead of letting a request pass. */
    private Response refused(RuntimeException refusal, Request request) {
        return refusal instanceof HookFailure failure
                ? failed(failure, request)
                : problems.answer(asProblem((ServerException) refusal), Optional.empty(), request);
    }

    private Response failed(HookFailure failure, Request request) {
        FAILURES.tell(failure.entry(), failure, request.method() + " " + request.path() + " failed");
        return problems.answer(Problem.of(failure.asProblem()), Optional.ofNullable(failure.getCause()), request);
    }

    private Response admitted(Snapshot snapshot, Request request) {
        RouteMatch match = RouteTable.of(snapshot).match(request.method(), request.path());
        Request known;
        try {
            known = new AdmittedRequest(request, admission.admit(request));
        } catch (ServerException | HookFailure refusal) {
            return filtered(snapshot, request, match, refused(refusal, request));
        }
        return current.during(known, snapshot, () -> filtered(snapshot, known, match, answer(snapshot, known, match)));
    }

    private Response answer(Snapshot snapshot, Request request, RouteMatch match) {
        try {
            if (match instanceof RouteMatch.Found found) {
                return routes.answer(snapshot, request, found);
            }
            return match instanceof RouteMatch.WrongMethod wrong ? wrongMethod(request, wrong) : noRoute(request);
        } catch (ServerException problem) {
            return detour(problem, request)
                    .map(better -> Response.redirect(better).withHeader("Content-Type", "text/html; charset=utf-8"))
                    .orElseGet(() ->
                            problems.answer(Problem.of(problem), Optional.ofNullable(problem.getCause()), request));
        } catch (HookFailure failure) {
            return failed(failure, request);
        }
    }

    private static Problem asProblem(ServerException refusal) {
        Problem problem = Problem.of(refusal);
        return refusal.code().equals(ErrorCode.UNAUTHORIZED)
                ? problem.withHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
                : problem;
    }

    private Response wrongMethod(Request request, RouteMatch.WrongMethod wrong) {
        String allow = String.join(", ", wrong.allowedMethods());
        if (request.method().equals("OPTIONS")) {
            return Response.text("ok").withHeader("Allow", allow);
        }
        return wantsJson(request)
                ? problems.answer(
                        KnownProblems.methodNotAllowed(request.method(), wrong.allowedMethods()),
                        Optional.empty(),
                        request)
                : Response.text("Method not allowed").withStatus(405).withHeader("Allow", allow);
    }

    /** Narrower than for other problems: few people see this one, and programs compare its text. */
    private static boolean wantsJson(Request request) {
        return request.path().endsWith(".json")
                || request.header("Content-Type")
                        .filter("application/json"::equals)
                        .isPresent();
    }

    private static Response noRoute(Request request) {
        throw KnownProblems.pageNotFound(request.path());
    }

    /** An address that leads to nothing may be nearly right; a route may say so as well as the table of routes. */
    private Optional<String> detour(ServerException problem, Request request) {
        return problem.code().equals(ErrorCode.NOT_FOUND)
                ? Detour.of(request, publication.get().basePath())
                : Optional.empty();
    }

    private Response filtered(Snapshot snapshot, Request request, RouteMatch match, Response answer) {
        SeenByFilter seen = new SeenByFilter(request, match.allowedMethods());
        Response response = answer;
        for (HookEntry<ResponseFilter> filter : snapshot.active(FILTERS)) {
            Response before = response;
            try {
                response = honest(before, calls.call(filter, service -> service.filter(seen, before)));
            } catch (HookFailure | ServerException failure) {
                FAILURES.tell(filter, failure, "The answer to " + request.path() + " passed " + filter + " unchanged");
            }
        }
        return response;
    }

    /** Another content must not carry the entity tag of the one before. */
    private static Response honest(Response before, Response after) {
        Optional<String> tag = before.headers().first(ENTITY_TAG);
        boolean misleading = tag.isPresent()
                && tag.equals(after.headers().first(ENTITY_TAG))
                && !sameContent(before.body(), after.body());
        return misleading ? after.withHeaders(after.headers().without(ENTITY_TAG)) : after;
    }

    private static boolean sameContent(Body before, Body after) {
        return before == after
                || before.bytes()
                        .flatMap(bytes -> after.bytes().filter(others -> bytes == others))
                        .isPresent();
    }
}
