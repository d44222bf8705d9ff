package dev.pergola.api;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A problem that is answered to whoever sent the request: as JSON or as a page, with the status of its code.
 *
 * <p>The core and plugins throw it from anywhere below a request; one place turns it into a response. It is an answer
 * and not a fault: throwing it does not mark a plugin as failing. A message says what was tried and why it failed; the
 * hint, where there is one, says what may help.
 */
public final class ServerException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient ErrorCode code;
    private final transient List<String> messages;
    private final transient Optional<String> hint;
    private final transient Optional<Duration> retryAfter;

    /**
     * A problem with one message.
     *
     * @param code the kind of problem
     * @param message what was tried and why it failed, a full sentence
     */
    public ServerException(ErrorCode code, String message) {
        this(code, List.of(message), Optional.empty());
    }

    /**
     * A problem with one message and advice.
     *
     * @param code the kind of problem
     * @param message what was tried and why it failed, a full sentence
     * @param hint what may help, a full sentence
     */
    public ServerException(ErrorCode code, String message, String hint) {
        this(code, List.of(message), Optional.of(hint));
    }

    /**
     * A problem with several messages, such as one for each wrong field.
     *
     * @param code the kind of problem
     * @param messages at least one full sentence
     * @param hint what may help, or empty
     */
    public ServerException(ErrorCode code, List<String> messages, Optional<String> hint) {
        this(code, messages, hint, Optional.empty());
    }

    private ServerException(
            ErrorCode code, List<String> messages, Optional<String> hint, Optional<Duration> retryAfter) {
        super(String.join("; ", messages));
        if (messages.isEmpty()) {
            throw new IllegalArgumentException("messages is empty");
        }
        this.code = requireNonNull(code, "code is null");
        this.messages = List.copyOf(messages);
        this.hint = requireNonNull(hint, "hint is null");
        this.retryAfter = requireNonNull(retryAfter, "retryAfter is null");
    }

    /**
     * The same problem with the advice to come back after some time, sent as the {@code Retry-After} header.
     *
     * @param delay how long to wait; rounded up to whole seconds in the header
     * @return a new exception with the stack of the caller
     */
    public ServerException retryingAfter(Duration delay) {
        return new ServerException(code, messages, hint, Optional.of(delay));
    }

    /**
     * The same problem, keeping what caused it for the log.
     *
     * @param cause what happened below; never shown to the client
     * @return this
     */
    public ServerException causedBy(Throwable cause) {
        initCause(cause);
        return this;
    }

    /**
     * The kind of problem.
     *
     * @return the code, which carries the HTTP status
     */
    public ErrorCode code() {
        return code;
    }

    /**
     * What happened.
     *
     * @return at least one sentence
     */
    public List<String> messages() {
        return messages;
    }

    /**
     * What may help.
     *
     * @return a sentence, or empty where there is no advice
     */
    public Optional<String> hint() {
        return hint;
    }

    /**
     * When to try again.
     *
     * @return the delay, or empty where waiting does not help
     */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }
}
