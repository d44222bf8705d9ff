package dev.pergola.itest.harness;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Adds rows to a table {@code entries(batch, part)} over several connections that stay open, until it is stopped or the server
 * ends. Each request is a batch with a number of its own.
 */
public final class Inserts implements AutoCloseable {

    private final URI address;
    private final AtomicLong batches;
    private final int rows;
    private final Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
    private final Map<Integer, AtomicLong> statuses = new ConcurrentHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long start = System.nanoTime();
    private volatile boolean stopped;

    private Inserts(URI address, AtomicLong batches, int rows) {
        this.address = address;
        this.batches = batches;
        this.rows = rows;
    }

    /**
     * Begins to write.
     *
     * @param address of the table
     * @param connections how many at once
     * @param batches gives the numbers of batches
     * @param rows how many each batch has
     * @return the running writers, to be stopped
     */
    public static Inserts into(URI address, int connections, AtomicLong batches, int rows) {
        Inserts inserts = new Inserts(address, batches, rows);
        for (int i = 0; i < connections; i++) {
            Thread thread = new Thread(inserts::write, "inserts " + i);
            thread.setDaemon(true);
            inserts.threads.add(thread);
            thread.start();
        }
        return inserts;
    }

    /**
     * The batches that the server said it has written.
     *
     * @return their numbers
     */
    public Set<Long> acknowledged() {
        return Set.copyOf(acknowledged);
    }

    /**
     * The answers so far.
     *
     * @return their numbers by status
     */
    public Map<Integer, AtomicLong> statuses() {
        return Map.copyOf(statuses);
    }

    /**
     * Successful requests per second since the beginning.
     *
     * @return the rate
     */
    public double rate() {
        return acknowledged.size() / ((System.nanoTime() - start) / 1e9);
    }

    /** Sends no more and waits for the answers that are on their way. */
    public void stop() {
        stopped = true;
        try {
            for (Thread thread : threads) {
                thread.join(Eventually.PATIENCE.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        stop();
    }

    private void write() {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) Eventually.PATIENCE.toMillis());
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            while (!stopped) {
                long batch = batches.incrementAndGet();
                socket.getOutputStream().write(request(batch));
                int status = RawHttp.read(in, "POST").status();
                statuses.computeIfAbsent(status, one -> new AtomicLong()).incrementAndGet();
                if (status == 201) {
                    acknowledged.add(batch);
                }
            }
        } catch (IOException ended) {
            // The server was killed: what it did not answer is not acknowledged.
        }
    }

    private byte[] request(long batch) {
        StringBuilder body = new StringBuilder("{\"rows\":[");
        for (int part = 0; part < rows; part++) {
            body.append(part == 0 ? "" : ",")
                    .append("{\"batch\":")
                    .append(batch)
                    .append(",\"part\":")
                    .append(part)
                    .append('}');
        }
        body.append("]}");
        return ("POST " + address.getRawPath() + "/-/insert HTTP/1.1\r\nHost: " + address.getAuthority()
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }
}
