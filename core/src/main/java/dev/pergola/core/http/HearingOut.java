package dev.pergola.core.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Lets a client say the rest, unheard, when its request was refused before its end. Closing at once would make the
 * operating system reset the connection, and the client would fail while it sends, without ever reading the answer.
 *
 * <p>Begins when the answer is written, holds no thread while it waits, and ends by itself after a time and a number of
 * bytes.
 */
final class HearingOut extends Callback.Nested {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    private static final long MOST_BYTES = 64 * 1024 * 1024;

    private static final int BYTES_AT_ONCE = 16 * 1024;

    private final EndPoint connection;
    private final Scheduler scheduler;
    private final AtomicBoolean over = new AtomicBoolean();
    private long heardBytes;

    HearingOut(Request exchange, Callback whenOver) {
        super(whenOver);
        this.connection = exchange.getConnectionMetaData().getConnection().getEndPoint();
        this.scheduler = exchange.getComponents().getScheduler();
    }

    @Override
    public void succeeded() {
        scheduler.schedule(this::end, LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        listen();
    }

    private void listen() {
        ByteBuffer unheard = BufferUtil.allocate(BYTES_AT_ONCE);
        try {
            int count = connection.fill(unheard);
            while (count > 0 && heardBytes < MOST_BYTES) {
                heardBytes += count;
                BufferUtil.clear(unheard);
                count = connection.fill(unheard);
            }
            if (count != 0 || !connection.tryFillInterested(Callback.from(this::listen, gone -> end()))) {
                end();
            }
        } catch (IOException gone) {
            end();
        }
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            super.succeeded();
        }
    }
}
