package dev.pergola.api.hook.web;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.util.Optional;

/**
 * What becomes of a request after a {@link RequestFilter}: it goes on, or it is answered here.
 *
 * @param request the request to go on with
 * @param answer the answer instead; empty to go on
 * @param afterwards sees the answer of those further inside; not called where this passage has an answer
 */
public record Passage(Request request, Optional<Response> answer, Afterwards afterwards) {

    /** Sees an answer on its way out. */
    @FunctionalInterface
    public interface Afterwards {

        /**
         * Called once, on the thread of the request. Must not read the body.
         *
         * @param response the answer so far
         * @return the answer to go on with
         * @throws Exception to leave the answer as it is
         */
        Response see(Response response) throws Exception;
    }

    /** Checks the parts. */
    public Passage {
        requireNonNull(request, "request is null");
        requireNonNull(answer, "answer is null");
        requireNonNull(afterwards, "afterwards is null");
    }

    /**
     * Goes on.
     *
     * @param request the one that came, or a changed one; see {@link Request#with}
     * @return the passage
     */
    public static Passage on(Request request) {
        return on(request, response -> response);
    }

    /**
     * Goes on, and sees the answer.
     *
     * @param request the one that came, or a changed one
     * @param afterwards sees the answer
     * @return the passage
     */
    public static Passage on(Request request, Afterwards afterwards) {
        return new Passage(request, Optional.empty(), afterwards);
    }

    /**
     * Answers here; nobody further inside sees the request.
     *
     * @param request the one that came
     * @param answer to it
     * @return the passage
     */
    public static Passage answered(Request request, Response answer) {
        return new Passage(request, Optional.of(answer), response -> response);
    }
}
