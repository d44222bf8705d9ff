package dev.pergola.core.dispatch;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.problem.Problem;

/** How a problem is answered: as JSON or as a page. Must not throw, and must not call a plugin. */
@FunctionalInterface
public interface ProblemAnswers {

    /**
     * Makes the answer.
     *
     * @param problem what happened
     * @param request what was asked; its query may be unreadable
     * @return a response with the status of the problem
     */
    Response answer(Problem problem, Request request);
}
