package dev.pergola.core.http;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Accepts connections, and loses none when it is closed. Jetty interrupts the thread that accepts; the JDK then throws
 * away a connection that it has just accepted, without closing it, and its client waits for ever. Closing the port is
 * enough to end that thread.
 */
class PatientConnector extends ServerConnector {

    private static final int ACCEPTORS = 1;
    private static final int STANDARD_SELECTORS = -1;

    private final Semaphore accepting = new Semaphore(ACCEPTORS);

    PatientConnector(Server server, ConnectionFactory... factories) {
        super(server, ACCEPTORS, STANDARD_SELECTORS, factories);
    }

    @Override
    public final void accept(int acceptor) throws IOException {
        accepting.acquireUninterruptibly();
        try {
            acceptOne(acceptor);
        } finally {
            accepting.release();
        }
    }

    /** Waits for the next connection and hands it on. */
    protected void acceptOne(int acceptor) throws IOException {
        super.accept(acceptor);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key)
            throws IOException {
        SocketChannelEndPoint connection = new ListeningEndPoint(channel, selector, key, this);
        connection.setIdleTimeout(getIdleTimeout());
        return connection;
    }

    @Override
    protected void interruptAcceptors() {
        // see above
    }

    /** Waits, once the port is closed, until the last connection that was accepted has been handed on. */
    boolean awaitLastAccepted(long deadlineNanos) throws InterruptedException {
        boolean over = accepting.tryAcquire(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (over) {
            accepting.release();
        }
        return over;
    }
}
