package dev.pergola.core.dispatch;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.problem.Problem;
import java.util.Optional;

/** How a problem is answered: as JSON or as a page. Must not throw. */
@FunctionalInterface
public interface ProblemAnswers {

    /**
     * Makes the answer.
     *
     * @param problem what happened
     * @param cause what was thrown in truth, such as by a plugin; empty where there is nothing more to know
     * @param request what was asked; its query may be unreadable
     * @return a response with the status of the problem
     */
    Response answer(Problem problem, Optional<Throwable> cause, Request request);
}
