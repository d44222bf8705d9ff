package dev.pergola.core.http;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BiFunction;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says in the server's own words what Jetty refuses before anybody else sees the request, what is refused because there
 * is too much to do, and what failed before the first byte of an answer was sent.
 */
final class ErrorAnswers implements org.eclipse.jetty.server.Request.Handler {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

    private final BiFunction<ServerException, Request, Response> problems;
    private final AnswerWriter writer;
    private final HttpLimits limits;

    ErrorAnswers(BiFunction<ServerException, Request, Response> problems, AnswerWriter writer, HttpLimits limits) {
        this.problems = problems;
        this.writer = writer;
        this.limits = limits;
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request exchange, org.eclipse.jetty.server.Response target, Callback callback)
            throws IOException {
        Request request = new ExchangeRequest(exchange, limits);
        int status = exchange.getAttribute(ErrorHandler.ERROR_STATUS) instanceof Integer number ? number : 500;
        if (status == 500) {
            LOG.error(
                    "The answer to {} {} failed before it was sent", request.method(), request.path(), cause(exchange));
        }
        boolean moreIsComing = status == 414 || status == 431;
        Callback whenWritten = moreIsComing ? new HearingOut(exchange, callback) : callback;
        writer.write(request.method(), problems.apply(problem(status), request), target, whenWritten);
        return true;
    }

    private static Throwable cause(org.eclipse.jetty.server.Request exchange) {
        return exchange.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable failure
                ? failure
                : new IllegalStateException("no cause was given");
    }

    private ServerException problem(int status) {
        return switch (status) {
            case 413 -> new ServerException(ErrorCode.BODY_TOO_LARGE, "The request body is too large for this server.");
            case 414 ->
                new ServerException(
                        ErrorCode.ADDRESS_TOO_LONG,
                        "The address of the request is longer than this server reads: all of the head of a request has room"
                                + " in " + limits.headerBytes() + " bytes.",
                        "Ask for less in one address, or send a form by POST where the page takes one.");
            case 431 ->
                new ServerException(
                        ErrorCode.HEADERS_TOO_LARGE,
                        "The headers of the request are larger than the " + limits.headerBytes()
                                + " bytes that this server reads.",
                        "Often it is cookies: deleting those of this site may help.");
            case 503 ->
                new ServerException(
                                ErrorCode.OVERLOADED,
                                "The server has more to do than it takes on at once, and did not begin with this request.",
                                "Try again in a moment.")
                        .retryingAfter(COME_BACK_AFTER);
            case 505 ->
                new ServerException(
                        new ErrorCode("http-version", 505),
                        "The request is in a version of HTTP that this server does not speak.",
                        "Use HTTP/1.1.");
            default -> status >= 400 && status < 500 ? malformed(status) : failed();
        };
    }

    private static ServerException malformed(int status) {
        return new ServerException(
                new ErrorCode(ErrorCode.BAD_REQUEST.name(), status),
                "The request could not be read because it is not well-formed HTTP.",
                "Check the address, in which a percent sign is written as %25, the Host header and the other headers.");
    }

    private static ServerException failed() {
        return new ServerException(
                ErrorCode.INTERNAL,
                "The server failed while it prepared this answer; the request itself may be fine.",
                "The log of the server says more.");
    }
}
