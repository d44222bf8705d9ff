package dev.pergola.core.http;

import java.nio.channels.SelectableChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.NetworkConnectionLimit;

/**
 * Bounds and counts the connections, so that the end of the server can wait for them. Jetty's own waiting overlooks a
 * connection that was accepted a moment ago: its thread pool could stop before that is served or closed.
 */
final class Connections extends NetworkConnectionLimit {

    private final Object change = new Object();

    Connections(int most, Connector connector) {
        super(most, connector);
    }

    /** Waits until every connection that was accepted is ready to be served. */
    boolean awaitReady(long deadlineNanos) throws InterruptedException {
        return await(() -> getPendingNetworkConnectionCount() <= 0, deadlineNanos);
    }

    /** Waits until no connection is open. */
    boolean awaitNone(long deadlineNanos) throws InterruptedException {
        return await(() -> getPendingNetworkConnectionCount() <= 0 && getNetworkConnectionCount() <= 0, deadlineNanos);
    }

    private boolean await(BooleanSupplier condition, long deadlineNanos) throws InterruptedException {
        synchronized (change) {
            while (!condition.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
                if (left <= 0) {
                    return false;
                }
                change.wait(left);
            }
            return true;
        }
    }

    private void changed() {
        synchronized (change) {
            change.notifyAll();
        }
    }

    @Override
    public void onAccepted(SelectableChannel channel) {
        super.onAccepted(channel);
        changed();
    }

    @Override
    public void onAcceptFailed(SelectableChannel channel, Throwable cause) {
        super.onAcceptFailed(channel, cause);
        changed();
    }

    @Override
    public void onClosed(SelectableChannel channel) {
        super.onClosed(channel);
        changed();
    }
}
