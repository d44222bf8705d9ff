package dev.pergola.itest.harness;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one output of a process, so that the process never waits for a reader, and remembers it. */
final class OutputCollector {

    private final StringBuilder text = new StringBuilder();
    private final Thread thread;

    OutputCollector(InputStream source, String name) {
        thread = new Thread(() -> readAll(source), name);
        thread.setDaemon(true);
        thread.start();
    }

    String text() {
        synchronized (text) {
            return text.toString();
        }
    }

    Optional<String> lineWith(String part) {
        try (Stream<String> lines = text().lines()) {
            return lines.filter(line -> line.contains(part)).findFirst();
        }
    }

    /** Waits for the end of the output, which comes soon after the end of the process. */
    String wholeText() {
        try {
            thread.join(Eventually.PATIENCE.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return text();
    }

    private void readAll(InputStream source) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(source, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (text) {
                    text.append(line).append('\n');
                }
            }
        } catch (IOException ended) {
            // The process has ended, and its output with it.
        }
    }
}
