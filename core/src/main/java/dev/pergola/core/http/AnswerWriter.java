package dev.pergola.core.http;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Callback;

/**
 * Writes answers into Jetty's response and closes their bodies. What is thrown before the first byte was sent may still
 * become a problem; afterwards Jetty aborts the connection, so that the client can tell that the answer is incomplete.
 * May be used by any number of threads.
 */
final class AnswerWriter {

    /** What describes the connection and not the answer is the server's own business. */
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "date", "keep-alive", "server", "transfer-encoding", "upgrade");

    private static final String SERVER = "Pergola";

    /** Up to this size bytes are left to Jetty to send while the thread goes on; a slow client takes them in one go. */
    private static final int LARGEST_HANDED_OVER = 64 * 1024;

    private final HttpLimits limits;

    AnswerWriter(HttpLimits limits) {
        this.limits = limits;
    }

    /**
     * Writes an answer.
     *
     * @param method the method of the request
     * @param answer what to send; its body is closed in every case
     * @param target Jetty's response
     * @param callback completed when all is written; left alone where this method throws
     * @throws IOException where the body failed, or the client is gone or too slow
     */
    void write(String method, Response answer, org.eclipse.jetty.server.Response target, Callback callback)
            throws IOException {
        try (Body body = answer.body()) {
            Optional<byte[]> bytes = body.bytes();
            boolean contentPossible = answer.status() != 204 && answer.status() != 304;
            writeHead(answer, target.getHeaders());
            target.setStatus(answer.status());
            if (contentPossible) {
                body.length().ifPresent(length -> target.getHeaders().put(HttpHeader.CONTENT_LENGTH, length));
            }
            if (!contentPossible) {
                // Jetty would add a length of 0 to the last write, and a cache could believe that of what it keeps.
                target.write(false, ByteBuffer.allocate(0), callback);
            } else if (method.equals("HEAD")) {
                target.write(true, ByteBuffer.allocate(0), callback);
            } else if (bytes.isPresent() && bytes.get().length <= LARGEST_HANDED_OVER) {
                target.write(true, ByteBuffer.wrap(bytes.get()), callback);
            } else {
                writeWaiting(body, bytes, target);
                callback.succeeded();
            }
        }
    }

    /** Writes the headers of an answer. */
    static void writeHead(Response answer, HttpFields.Mutable head) {
        head.put(HttpHeader.SERVER, SERVER);
        for (Headers.Field field : answer.headers().fields()) {
            String name = field.name().toLowerCase(Locale.ROOT);
            if (name.equals("vary")) {
                // The compression has added its own part already.
                head.addCSV(HttpHeader.VARY, field.value().split("\\s*,\\s*"));
            } else if (!OF_THE_CONNECTION.contains(name)) {
                head.add(field.name(), field.value());
            }
        }
    }

    private void writeWaiting(Body body, Optional<byte[]> bytes, org.eclipse.jetty.server.Response target)
            throws IOException {
        Pace pace = new Pace(limits.idleTime());
        if (bytes.isPresent()) {
            ResponseStream.send(target, ByteBuffer.wrap(bytes.get()), true, pace);
        } else {
            ResponseStream stream = new ResponseStream(target, pace);
            body.writeTo(stream);
            stream.finish();
        }
    }
}
