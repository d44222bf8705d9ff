package dev.pergola.core.http;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Finds the clients that have gone while their requests are answered, and tells the thread for which nobody waits any
 * more. Requests that end soon cost an entry in a set; only to those that last is listened.
 *
 * <p>A client may end its side and wait for the answer all the same. It counts as gone when it takes nothing for a while
 * after that. Only requests without content are looked at, on connections that are not encrypted; on others it shows when
 * the next bytes are sent.
 */
final class HangUps {

    private static final long PERIOD_MILLISECONDS = 100;
    private static final long PATIENCE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Set<String> READING = Set.of("GET", "HEAD");

    private final Set<Running> running = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean looking = new AtomicBoolean();
    private final Scheduler scheduler;
    private final Consumer<Thread> abandoned;

    /**
     * Makes it.
     *
     * @param scheduler of the server
     * @param abandoned told of a thread whose client has gone; called at most once for a request, while it runs there
     */
    HangUps(Scheduler scheduler, Consumer<Thread> abandoned) {
        this.scheduler = scheduler;
        this.abandoned = abandoned;
    }

    /** A request begins on this thread; to be ended there. */
    Running begin(Request exchange) {
        Optional<ListeningEndPoint> connection =
                exchange.getConnectionMetaData().getConnection().getEndPoint() instanceof ListeningEndPoint plain
                                && READING.contains(exchange.getMethod())
                                && exchange.getLength() <= 0
                        ? Optional.of(plain)
                        : Optional.empty();
        Running begun = new Running(connection, Thread.currentThread());
        if (connection.isPresent()) {
            running.add(begun);
            if (looking.compareAndSet(false, true)) {
                lookLater();
            }
        }
        return begun;
    }

    private void lookLater() {
        scheduler.schedule(this::look, PERIOD_MILLISECONDS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        running.forEach(Running::look);
        looking.set(false);
        if (!running.isEmpty() && looking.compareAndSet(false, true)) {
            lookLater();
        }
    }

    /** One request that is being answered. Its lock sees to it that nothing is told of what its thread does next. */
    final class Running {

        private final Optional<ListeningEndPoint> connection;
        private final Thread thread;
        private final long begunNanos = System.nanoTime();
        private boolean listening;
        private boolean over;
        private volatile Optional<Long> endedNanos = Optional.empty();

        private Running(Optional<ListeningEndPoint> connection, Thread thread) {
            this.connection = connection;
            this.thread = thread;
        }

        private synchronized void look() {
            long now = System.nanoTime();
            if (over || connection.isEmpty()) {
                return;
            }
            if (!listening && now - begunNanos >= TimeUnit.MILLISECONDS.toNanos(PERIOD_MILLISECONDS)) {
                listening = true;
                connection.get().listen(() -> endedNanos = Optional.of(System.nanoTime()));
            }
            if (endedNanos.isPresent() && now - lastSign(endedNanos.get()) > PATIENCE_NANOS) {
                endedNanos = Optional.empty();
                abandoned.accept(thread);
            }
        }

        private long lastSign(long ended) {
            long sent = connection.orElseThrow().lastSentNanos();
            return sent - ended > 0 ? sent : ended;
        }

        /** The request is answered, or has failed. Doing this again changes nothing. */
        synchronized void end() {
            if (!over) {
                over = true;
                connection.ifPresent(ListeningEndPoint::ignore);
                running.remove(this);
            }
        }

        /** Ends this before the connection goes on to the next request. */
        Callback endBefore(Callback callback) {
            return new Callback.Nested(callback) {
                @Override
                public void succeeded() {
                    end();
                    super.succeeded();
                }

                @Override
                public void failed(Throwable failure) {
                    end();
                    super.failed(failure);
                }
            };
        }
    }
}
