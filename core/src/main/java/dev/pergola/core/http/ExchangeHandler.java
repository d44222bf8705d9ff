package dev.pergola.core.http;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;

/** One exchange: asks the function for the answer and writes it, on one thread. */
final class ExchangeHandler extends Handler.Abstract {

    private final Function<Request, Response> answers;
    private final AnswerWriter writer;
    private final HttpLimits limits;

    ExchangeHandler(Function<Request, Response> answers, AnswerWriter writer, HttpLimits limits) {
        super(InvocationType.BLOCKING);
        this.answers = answers;
        this.writer = writer;
        this.limits = limits;
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request exchange, org.eclipse.jetty.server.Response target, Callback callback)
            throws IOException {
        Request request = new ExchangeRequest(exchange, limits);
        Response answer = answers.apply(request);
        writer.write(request.method(), answer, target, whenWritten(exchange, answer, target, callback));
        return true;
    }

    /** A body that is larger than anybody here would read makes the connection useless; its sender is heard out. */
    private Callback whenWritten(
            org.eclipse.jetty.server.Request exchange,
            Response answer,
            org.eclipse.jetty.server.Response target,
            Callback callback) {
        boolean moreIsComing = answer.status() == ErrorCode.BODY_TOO_LARGE.status()
                || (limits.bodyBytes() > 0 && exchange.getLength() > limits.bodyBytes());
        if (!moreIsComing) {
            return callback;
        }
        target.getHeaders().put(HttpHeader.CONNECTION, "close");
        return new HearingOut(exchange, callback);
    }
}
