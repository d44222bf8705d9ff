package dev.pergola.core.problem;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that an answer about a failure needs, before it becomes JSON or a page.
 *
 * <p>As JSON it is {@code {"ok": false, "error": error(), "errors": messages(), "status": status()}}.
 *
 * @param code what kind of problem; its status is the status of the answer
 * @param title a few words for the head of a page
 * @param messages at least one full sentence: what was tried and why it failed
 * @param hint what may help, a full sentence; empty where there is no advice
 * @param headers response headers that belong to the problem, such as {@code Retry-After}; in order, usually empty
 */
public record Problem(
        ErrorCode code, String title, List<String> messages, Optional<String> hint, Map<String, String> headers) {

    /** Copies the collections. */
    public Problem {
        requireNonNull(code, "code is null");
        requireNonNull(title, "title is null");
        messages = List.copyOf(messages);
        requireNonNull(hint, "hint is null");
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages is empty");
        }
    }

    /** The problem that an exception carries, with the title of its code and the headers that follow from it. */
    public static Problem of(ServerException exception) {
        Problem problem = new Problem(
                exception.code(), ProblemTitle.of(exception.code()), exception.messages(), exception.hint(), Map.of());
        return exception
                .retryAfter()
                .map(delay -> problem.withHeader("Retry-After", Long.toString(wholeSeconds(delay))))
                .orElse(problem);
    }

    /** The status of the answer, 400 to 599. */
    public int status() {
        return code.status();
    }

    /** All messages in one text, joined by semicolons as clients of the API know it. */
    public String error() {
        return String.join("; ", messages);
    }

    /** The same problem with one more response header, replacing one of that name. */
    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(requireNonNull(name, "name is null"), requireNonNull(value, "value is null"));
        return new Problem(code, title, messages, hint, more);
    }

    /** Rounded up, and at least one: coming back at once is what must not happen. */
    private static long wholeSeconds(Duration delay) {
        return Math.max(1, delay.plusSeconds(1).minusNanos(1).toSeconds());
    }
}
