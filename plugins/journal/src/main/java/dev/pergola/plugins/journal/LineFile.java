package dev.pergola.plugins.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A file to which lines are added, on a thread of its own. May be used by any number of threads; adding never waits.
 *
 * <p>The file is opened for each batch, so that programs that rotate logs may move it away at any moment. At most 10,000 lines wait
 * for the disk: beyond that, and while the file cannot be written, lines are counted instead, and the next line that
 * can be written says how many are missing. Closing writes what waits.
 */
final class LineFile implements AutoCloseable {

    private static final int MOST_WAITING = 10_000;
    private static final long LONGEST_END_MILLISECONDS = 5_000;

    /** Tells the thread that nothing follows. */
    private static final String END = "";

    private final Path file;
    private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong missing = new AtomicLong();
    private final Thread thread = new Thread(this::write, "pergola-journal");

    /**
     * Makes the file where it is not there yet.
     *
     * @param file in a folder that exists
     * @throws IllegalArgumentException where it cannot be written
     */
    LineFile(Path file) {
        this.file = file.toAbsolutePath();
        Path folder = this.file.getParent();
        if (folder == null || !Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    "'%s' cannot be written. Name a file in a folder that is there and may be written."
                            .formatted(file));
        }
        try {
            append("");
        } catch (IOException failure) {
            throw new IllegalArgumentException("'%s' cannot be written: %s".formatted(file, failure), failure);
        }
        thread.setDaemon(true);
        thread.start();
    }

    /** Adds a line, or counts it as missing. */
    void add(String line) {
        if (!waiting.offer(line)) {
            missing.incrementAndGet();
        }
    }

    private void write() {
        List<String> batch = new ArrayList<>();
        boolean ended = false;
        try {
            while (!ended) {
                batch.add(waiting.take());
                waiting.drainTo(batch);
                ended = batch.remove(END);
                write(batch);
                batch.clear();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void write(List<String> lines) {
        long lost = missing.getAndSet(0);
        String text = String.join("", lines);
        try {
            append(lost == 0 ? text : "{\"missing\":%d}%n".formatted(lost) + text);
        } catch (IOException failure) {
            missing.addAndGet(lost + lines.size());
        }
    }

    private void append(String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Writes what waits, for at most five seconds. */
    @Override
    public void close() {
        try {
            waiting.put(END);
            thread.join(LONGEST_END_MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
