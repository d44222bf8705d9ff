package dev.pergola.api.hook.web;

import dev.pergola.api.http.Response;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of refusals: what the one who asks may not do. It may answer them in its own way. For the others
 * there is {@link ProblemAnswer}.
 *
 * <p>Called for each of them, on the thread of the request, by many requests at once. Every one is called in order of ranking,
 * and the first answer counts. What one throws is shown on the plugins page and counts as no answer; without one the problem
 * is answered as the core does.
 */
@ConsumerType
@FunctionalInterface
public interface ForbiddenAnswer {

    /**
     * Hears of one problem.
     *
     * @param context what was asked and what happened
     * @return the answer; empty to leave it to others
     * @throws Exception to leave it to others
     */
    Optional<Response> answer(ProblemContext context) throws Exception;
}
