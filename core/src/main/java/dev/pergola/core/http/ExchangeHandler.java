package dev.pergola.core.http;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;

/** One exchange: asks the function for the answer and writes it, on one thread. */
final class ExchangeHandler extends Handler.Abstract {

    private final Function<Request, Response> answers;
    private final AnswerWriter writer;
    private final HangUps hangUps;
    private final Supplier<HttpLimits> limits;

    ExchangeHandler(
            Function<Request, Response> answers, AnswerWriter writer, HangUps hangUps, Supplier<HttpLimits> limits) {
        super(InvocationType.BLOCKING);
        this.answers = answers;
        this.writer = writer;
        this.hangUps = hangUps;
        this.limits = limits;
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request exchange, org.eclipse.jetty.server.Response target, Callback callback)
            throws IOException {
        HttpLimits current = limits.get();
        Request request = new ExchangeRequest(exchange, current);
        HangUps.Running running = hangUps.begin(exchange);
        try {
            Response answer = answers.apply(request);
            Callback last = largerThan(current.bodyBytes(), exchange, answer)
                    ? hearingOut(exchange, target, callback)
                    : callback;
            writer.write(request.method(), answer, target, running.endBefore(last));
            return true;
        } finally {
            running.end();
        }
    }

    private static boolean largerThan(long most, org.eclipse.jetty.server.Request exchange, Response answer) {
        return answer.status() == ErrorCode.BODY_TOO_LARGE.status() || (most > 0 && exchange.getLength() > most);
    }

    /** A body that is larger than anybody here would read makes the connection useless; its sender is heard out. */
    private static Callback hearingOut(
            org.eclipse.jetty.server.Request exchange, org.eclipse.jetty.server.Response target, Callback callback) {
        target.getHeaders().put(HttpHeader.CONNECTION, "close");
        return new HearingOut(exchange, callback);
    }
}
