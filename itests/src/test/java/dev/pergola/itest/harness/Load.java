package dev.pergola.itest.harness;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Asks for one address again and again over several connections that stay open, until it is stopped. Each connection
 * sends its next request when it has the whole answer to the last one.
 */
public final class Load implements AutoCloseable {

    private final URI address;
    private final byte[] request;
    private final List<Connection> connections = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final long start = System.nanoTime();
    private volatile boolean stopped;

    private Load(URI address, int count) {
        this.address = address;
        String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
        request = ("GET " + address.getRawPath() + query + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < count; i++) {
            Connection connection = new Connection();
            Thread thread = new Thread(connection, "load " + i);
            thread.setDaemon(true);
            connections.add(connection);
            threads.add(thread);
        }
    }

    /**
     * Begins to ask.
     *
     * @param address what to ask for
     * @param connections how many at once
     * @return the running load, to be stopped
     */
    public static Load on(URI address, int connections) {
        Load load = new Load(address, connections);
        load.threads.forEach(Thread::start);
        return load;
    }

    /**
     * What was answered.
     *
     * @param statuses how many answers had which status
     * @param failures what went wrong without an answer: refused, cut off, silent
     * @param seconds from the first request to the end
     * @param micros how long each answer took, in microseconds, ascending
     */
    public record Result(Map<Integer, Long> statuses, List<String> failures, double seconds, long[] micros) {

        /**
         * All answers.
         *
         * @return their number
         */
        public long answers() {
            return statuses.values().stream().mapToLong(Long::longValue).sum();
        }

        /**
         * The answers with one status.
         *
         * @param status the HTTP status
         * @return their number
         */
        public long answers(int status) {
            return statuses.getOrDefault(status, 0L);
        }

        /**
         * The time within which a part of the answers came.
         *
         * @param part from 0 to 1: 0.5 for the median
         * @return microseconds, 0 where there were no answers
         */
        public long micros(double part) {
            return micros.length == 0 ? 0 : micros[(int) Math.min(micros.length - 1L, (long) (part * micros.length))];
        }
    }

    /**
     * Stops asking and waits for the answers that are on their way.
     *
     * @return what was answered
     */
    public Result stop() {
        close();
        Map<Integer, Long> statuses = new TreeMap<>();
        List<String> failures = new ArrayList<>();
        long[] micros = new long[0];
        for (Connection connection : connections) {
            connection.statuses.forEach((status, count) -> statuses.merge(status, count, Long::sum));
            failures.addAll(connection.failures);
            int before = micros.length;
            micros = Arrays.copyOf(micros, before + connection.count);
            System.arraycopy(connection.micros, 0, micros, before, connection.count);
        }
        Arrays.sort(micros);
        return new Result(statuses, failures, (System.nanoTime() - start) / 1e9, micros);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            for (Thread thread : threads) {
                thread.join(Eventually.PATIENCE.toMillis());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What one connection does and has seen; read by others after its thread has ended. */
    private final class Connection implements Runnable {

        private final Map<Integer, Long> statuses = new TreeMap<>();
        private final List<String> failures = new ArrayList<>();
        private long[] micros = new long[1024];
        private int count;

        @Override
        public void run() {
            while (!stopped) {
                try (Socket socket = new Socket(address.getHost(), address.getPort())) {
                    socket.setTcpNoDelay(true);
                    socket.setSoTimeout((int) Eventually.PATIENCE.toMillis());
                    BufferedInputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
                    askUntilClosed(socket, in);
                } catch (IOException failure) {
                    failures.add(failure.toString());
                }
            }
        }

        private void askUntilClosed(Socket socket, BufferedInputStream in) throws IOException {
            boolean open = true;
            while (open && !stopped) {
                long begin = System.nanoTime();
                socket.getOutputStream().write(request);
                RawHttp.Answer answer = RawHttp.read(in, "GET");
                note(answer.status(), (System.nanoTime() - begin) / 1000);
                open = answer.header("connection")
                        .filter(value -> value.equalsIgnoreCase("close"))
                        .isEmpty();
            }
        }

        private void note(int status, long duration) {
            statuses.merge(status, 1L, Long::sum);
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count++] = duration;
        }
    }
}
