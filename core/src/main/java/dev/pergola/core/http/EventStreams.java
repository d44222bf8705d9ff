package dev.pergola.core.http;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Keeps the answers at one address open as server-sent events, as the HTML standard describes them: what there is to tell is
 * sent at once, and whenever it has become another. A stream takes no thread and counts as no running request. For everybody
 * else its request is over once it has begun, so nobody waits for it who waits for requests.
 *
 * <p>While there are streams, somebody looks for news twice a second, so that changes which come together are told together;
 * without streams nothing runs.
 */
final class EventStreams extends Handler.Wrapper {

    private static final String TYPE = "text/event-stream";

    /** Beyond these a client is told to come back later. */
    private static final int MOST_STREAMS = 1000;

    private static final long PERIOD_MILLISECONDS = 500;

    /** Shorter than any time after which somebody on the way takes a silent connection for dead. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final EventFeed feed;
    private final Function<Request, Response> answers;
    private final AnswerWriter writer;
    private final Supplier<HttpLimits> limits;
    private final Scheduler scheduler;
    private final Set<EventStream> streams = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean ended;

    /**
     * Makes it around the handler of all other requests.
     *
     * @param feed what is told, and where
     * @param answers decides whether a client may listen: an answer of this type with status 200 begins a stream, and its
     *     headers are sent
     */
    EventStreams(
            Handler others,
            EventFeed feed,
            Function<Request, Response> answers,
            AnswerWriter writer,
            Supplier<HttpLimits> limits,
            Scheduler scheduler) {
        super(others);
        this.feed = feed;
        this.answers = answers;
        this.writer = writer;
        this.limits = limits;
        this.scheduler = scheduler;
    }

    @Override
    public boolean handle(
            org.eclipse.jetty.server.Request exchange, org.eclipse.jetty.server.Response target, Callback callback)
            throws Exception {
        if (!asksForEvents(exchange)) {
            return super.handle(exchange, target, callback);
        }
        if (ended || streams.size() >= MOST_STREAMS) {
            org.eclipse.jetty.server.Response.writeError(
                    exchange, target, callback, HttpStatus.SERVICE_UNAVAILABLE_503);
            return true;
        }
        Request request = new ExchangeRequest(exchange, limits.get());
        Response answer = answers.apply(request);
        if (answer.status() == HttpStatus.OK_200
                && answer.headers().first("Content-Type").filter(TYPE::equals).isPresent()) {
            begin(answer, target, callback);
        } else {
            writer.write(request.method(), answer, target, callback);
        }
        return true;
    }

    private boolean asksForEvents(org.eclipse.jetty.server.Request exchange) {
        return exchange.getMethod().equals("GET")
                && exchange.getHttpURI().getPath().endsWith(feed.path())
                && exchange.getHeaders().contains(HttpHeader.ACCEPT, TYPE);
    }

    private void begin(Response answer, org.eclipse.jetty.server.Response target, Callback callback) {
        answer.body().close(); // the news is asked for anew below, when nothing can be missed any more
        AnswerWriter.writeHead(answer, target.getHeaders());
        target.getHeaders().put("X-Accel-Buffering", "no"); // nginx would collect events before it hands them on
        target.setStatus(answer.status());
        EventStream stream = new EventStream(target, callback, streams::remove);
        streams.add(stream);
        stream.tell(feed.news().get(), SILENCE_NANOS);
        if (ended) {
            stream.end(); // the server began to stop meanwhile
        } else if (looking.compareAndSet(false, true)) {
            lookLater();
        }
    }

    private void lookLater() {
        scheduler.schedule(this::look, PERIOD_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        String news = feed.news().get();
        streams.forEach(stream -> stream.tell(news, SILENCE_NANOS));
        looking.set(false);
        if (!streams.isEmpty() && looking.compareAndSet(false, true)) {
            lookLater();
        }
    }

    /** Ends all streams; no new one begins. */
    void end() {
        ended = true;
        streams.forEach(EventStream::end);
        streams.clear();
    }
}
