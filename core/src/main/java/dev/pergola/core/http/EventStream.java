package dev.pergola.core.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;

/**
 * One client that listens. What it is told is sent by Jetty in the background, one piece after the other; of what comes while a
 * piece is under way only the newest is kept. May be used by any number of threads.
 */
final class EventStream implements Callback {

    /** A comment, which the client passes over: so that everybody on the way sees that the connection lives. */
    private static final String SIGN_OF_LIFE = ":\n\n";

    private final Content.Sink target;
    private final Callback end;
    private final Consumer<EventStream> gone;
    private String told;
    private Optional<String> waiting = Optional.empty();
    private long lastNanos = System.nanoTime();
    private boolean sending;
    private boolean ending;
    private boolean ended;

    /**
     * A stream to which nothing has been sent.
     *
     * @param end completed when the stream ends, by whomever
     * @param gone told of this stream when its client has gone
     */
    EventStream(Content.Sink target, Callback end, Consumer<EventStream> gone) {
        this.target = target;
        this.end = end;
        this.gone = gone;
        this.told = "";
    }

    /** Tells what there is to tell now, unless the client knows it; a sign of life after some silence. */
    synchronized void tell(String news, long silenceNanos) {
        if (!news.equals(told)) {
            told = news;
            send(news);
        } else if (!sending && System.nanoTime() - lastNanos > silenceNanos) {
            send(SIGN_OF_LIFE);
        }
    }

    private void send(String text) {
        if (ended || ending) {
            return;
        }
        if (sending) {
            waiting = Optional.of(text);
            return;
        }
        sending = true;
        lastNanos = System.nanoTime();
        target.write(false, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), this);
    }

    /** Ends the stream in good order. */
    synchronized void end() {
        ending = true;
        if (!sending && !ended) {
            ended = true;
            target.write(true, ByteBuffer.allocate(0), end);
        }
    }

    @Override
    public synchronized void succeeded() {
        sending = false;
        if (ending) {
            end();
            return;
        }
        Optional<String> next = waiting;
        waiting = Optional.empty();
        next.ifPresent(this::send);
    }

    @Override
    public void failed(Throwable cause) {
        synchronized (this) {
            ended = true;
        }
        gone.accept(this);
        end.failed(cause);
    }
}
