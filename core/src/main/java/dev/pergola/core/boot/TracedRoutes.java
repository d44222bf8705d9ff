package dev.pergola.core.boot;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.db.LoggedStatement;
import dev.pergola.core.db.ReadLog;
import dev.pergola.core.db.ReadLogs;
import dev.pergola.core.dispatch.RepeatedAnswers;
import dev.pergola.core.dispatch.RouteCalls;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.routing.RouteMatch;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Shows which statements were run for an answer, and how long they took, to those who ask with {@code _trace=1}. Such an
 * answer is made anew. May be used by any number of threads.
 */
final class TracedRoutes implements RouteCalls {

    private static final String ASKED = "_trace=1";
    private static final double NANOSECONDS_PER_SECOND = 1e9;
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    private final RepeatedAnswers routes;
    private final ReadLogs logs;
    private final BooleanSupplier allowed;

    /**
     * Routes that can be traced.
     *
     * @param routes answers
     * @param logs notes what is read
     * @param allowed whether the site lets anybody see its statements at present
     */
    TracedRoutes(RepeatedAnswers routes, ReadLogs logs, BooleanSupplier allowed) {
        this.routes = routes;
        this.logs = logs;
        this.allowed = allowed;
    }

    @Override
    public Response answer(Snapshot snapshot, Request request, RouteMatch.Found found) {
        if (!allowed.getAsBoolean()
                || !Arrays.asList(request.rawQuery().split("&")).contains(ASKED)) {
            return routes.answer(snapshot, request, found);
        }
        long began = System.nanoTime();
        ReadLog log = new ReadLog();
        Response response = logs.during(log, () -> routes.once(snapshot, request, found));
        return TraceReport.of(request, logged(response, log), () -> report(began, log.statements()));
    }

    /** A body that streams reads while it is written. */
    private Response logged(Response response, ReadLog log) {
        Body body = response.body();
        return body.bytes().isPresent()
                ? response
                : response.withBody(Body.streaming(out -> logs.noting(log, () -> body.writeTo(out)))
                        .onClose(body::close));
    }

    private static PlainValue report(long began, List<LoggedStatement> statements) {
        long total = statements.stream()
                .mapToLong(statement -> statement.ended() - statement.began())
                .sum();
        return new Facts()
                .and("request_duration_ms", milliseconds(System.nanoTime() - began))
                .and("sum_trace_duration_ms", milliseconds(total))
                .and("num_traces", statements.size())
                .and(
                        "traces",
                        new PlainValue.Items(
                                statements.stream().map(TracedRoutes::report).toList()))
                .value();
    }

    private static PlainValue report(LoggedStatement statement) {
        Facts parameters = new Facts();
        statement.parameters().forEach(parameters::and);
        return new Facts()
                .and("type", "sql")
                .and("start", new PlainValue.Real(statement.began() / NANOSECONDS_PER_SECOND))
                .and("end", new PlainValue.Real(statement.ended() / NANOSECONDS_PER_SECOND))
                .and("duration_ms", milliseconds(statement.ended() - statement.began()))
                .and("traceback", List.of())
                .and("error", orNothing(statement.failure()))
                .and("database", statement.database())
                .and("sql", statement.sql())
                .and("params", parameters.value())
                .value();
    }

    private static PlainValue orNothing(Optional<String> text) {
        return text.<PlainValue>map(PlainValue::of).orElseGet(PlainValue::nothing);
    }

    private static PlainValue milliseconds(long nanoseconds) {
        return new PlainValue.Real(nanoseconds / NANOSECONDS_PER_MILLISECOND);
    }
}
