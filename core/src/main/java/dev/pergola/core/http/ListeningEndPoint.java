package dev.pergola.core.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadPendingException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * A connection that can be listened to while its request is answered. Jetty reads nothing then, so it learns only by
 * writing that the client has gone, and a statement that has no row yet writes nothing.
 *
 * <p>Listening means to read. The end of the input is told; bytes that come instead, of a next request, are kept for
 * whoever reads next, and end the listening. Jetty allows one reader to wait at a time, so the place of the one that
 * listened is handed to the one that comes after it.
 */
final class ListeningEndPoint extends SocketChannelEndPoint {

    private static final int BYTES_AT_ONCE = 4 * 1024;

    /** Guards all that changes here, but for the time. */
    private final Object lock = new Object();

    private final Executor executor;

    private Optional<Runnable> whenEnded = Optional.empty();
    private Optional<Callback> nextReader = Optional.empty();
    private ByteBuffer early = BufferUtil.EMPTY_BUFFER;
    private boolean waiting;
    private volatile long lastSentNanos = System.nanoTime();

    ListeningEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key, Connector connector) {
        super(channel, selector, key, connector.getScheduler());
        this.executor = connector.getExecutor();
    }

    /** When the network last took bytes. */
    long lastSentNanos() {
        return lastSentNanos;
    }

    /** Tells once when the client has ended its side, until {@link #ignore()}; called while a request is answered. */
    void listen(Runnable action) {
        synchronized (lock) {
            waiting = waiting || super.tryFillInterested(new Waiting());
            if (waiting) {
                whenEnded = Optional.of(action);
            }
        }
    }

    /** Reads nothing more; to be called before the connection reads the next request. */
    void ignore() {
        synchronized (lock) {
            whenEnded = Optional.empty();
        }
    }

    /**
     * Whoever listens waits for bytes that nobody expects, which makes a connection look idle whose request is being
     * answered. What waits for the network, to send or for a next request, may still wait too long.
     */
    @Override
    protected void onIdleExpired(TimeoutException timeout) {
        boolean onlyListening;
        synchronized (lock) {
            onlyListening = waiting && nextReader.isEmpty() && whenEnded.isPresent();
        }
        if (!onlyListening || getWriteFlusher().isPending()) {
            super.onIdleExpired(timeout);
        }
    }

    private void readable() {
        Optional<Callback> reader;
        Optional<Runnable> ended;
        synchronized (lock) {
            waiting = false;
            reader = nextReader;
            nextReader = Optional.empty();
            ended = reader.isEmpty() && whenEnded.isPresent() ? listened() : Optional.empty();
        }
        reader.ifPresent(Callback::succeeded);
        ended.ifPresent(Runnable::run);
    }

    /** Whom to tell that the input has ended. */
    private Optional<Runnable> listened() {
        ByteBuffer bytes = BufferUtil.allocate(BYTES_AT_ONCE);
        int count;
        try {
            count = super.fill(bytes);
        } catch (IOException broken) {
            count = -1;
        }
        if (count == 0) {
            waiting = super.tryFillInterested(new Waiting());
        } else if (count > 0) {
            early = bytes;
        }
        return count < 0 ? whenEnded : Optional.empty();
    }

    private void failed(Throwable failure) {
        Optional<Callback> reader;
        synchronized (lock) {
            waiting = false;
            reader = nextReader;
            nextReader = Optional.empty();
        }
        reader.ifPresent(callback -> callback.failed(failure));
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        synchronized (lock) {
            return early.hasRemaining() ? BufferUtil.append(buffer, early) : super.fill(buffer);
        }
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        long before = BufferUtil.remaining(buffers);
        boolean all = super.flush(buffers);
        if (BufferUtil.remaining(buffers) < before) {
            lastSentNanos = System.nanoTime();
        }
        return all;
    }

    @Override
    public void fillInterested(Callback callback) {
        if (!tryFillInterested(callback)) {
            throw new ReadPendingException();
        }
    }

    @Override
    public boolean tryFillInterested(Callback callback) {
        synchronized (lock) {
            if (early.hasRemaining()) {
                // The network will not tell of bytes that were read from it already.
                executor.execute(callback::succeeded);
                return true;
            }
            if (!waiting) {
                return super.tryFillInterested(callback);
            }
            boolean free = nextReader.isEmpty();
            nextReader = free ? Optional.of(callback) : nextReader;
            return free;
        }
    }

    @Override
    public boolean isFillInterested() {
        synchronized (lock) {
            return waiting ? nextReader.isPresent() : super.isFillInterested();
        }
    }

    /** Waits in the name of whoever reads next; that may be a request, whose handling blocks. */
    private final class Waiting implements Callback {

        @Override
        public void succeeded() {
            readable();
        }

        @Override
        public void failed(Throwable failure) {
            ListeningEndPoint.this.failed(failure);
        }

        @Override
        public InvocationType getInvocationType() {
            return InvocationType.BLOCKING;
        }
    }
}
