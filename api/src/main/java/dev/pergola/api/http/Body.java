package dev.pergola.api.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The content of a response: either bytes that are ready, or a writer that produces them while they are sent.
 *
 * <p>The core writes a body at most once, on the thread of the request, and closes it in every case: after the last
 * byte, after an error, for HEAD requests and when the client has gone. What a streaming body holds open is released by
 * {@link #close()} and never earlier. When a writer throws after the first bytes were sent, the connection is aborted,
 * so that the client can tell that the answer is not complete.
 */
public final class Body implements AutoCloseable {

    private static final Body EMPTY = new Body(Optional.of(new byte[0]), OptionalLong.of(0), out -> {}, () -> {});

    private final Optional<byte[]> bytes;
    private final OptionalLong length;
    private final Writer writer;
    private final Runnable release;

    private Body(Optional<byte[]> bytes, OptionalLong length, Writer writer, Runnable release) {
        this.bytes = bytes;
        this.length = length;
        this.writer = writer;
        this.release = release;
    }

    /** Produces the bytes of a streaming body. */
    @FunctionalInterface
    public interface Writer {

        /**
         * Writes everything; does not close the stream.
         *
         * @param out where to write; blocks while the client is slow, throws when the client has gone
         * @throws IOException when writing fails; the answer is then aborted
         */
        void write(OutputStream out) throws IOException;
    }

    /**
     * No content.
     *
     * @return a body of length 0
     */
    public static Body empty() {
        return EMPTY;
    }

    /**
     * Bytes that are ready.
     *
     * @param bytes handed over: not copied, and not to be changed afterwards
     * @return a body of that length
     */
    public static Body of(byte[] bytes) {
        return new Body(Optional.of(bytes), OptionalLong.of(bytes.length), out -> out.write(bytes), () -> {});
    }

    /**
     * Bytes that are ready in several pieces: a large content that was never put together in one array. It is sent as it is,
     * and not kept for the next one who asks.
     *
     * @param pieces in order, each on an array; handed over: not copied, and not to be changed afterwards
     * @return a body of their length
     */
    public static Body of(List<ByteBuffer> pieces) {
        List<ByteBuffer> content = List.copyOf(pieces);
        long length = content.stream().mapToLong(ByteBuffer::remaining).sum();
        Writer writer = out -> {
            for (ByteBuffer piece : content) {
                out.write(piece.array(), piece.arrayOffset() + piece.position(), piece.remaining());
            }
        };
        return new Body(Optional.empty(), OptionalLong.of(length), writer, () -> {});
    }

    /**
     * A text, sent as UTF-8.
     *
     * @param text any text
     * @return a body of the encoded length
     */
    public static Body of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Content that is produced while it is sent.
     *
     * @param writer called at most once
     * @return a body of unknown length
     */
    public static Body streaming(Writer writer) {
        return new Body(Optional.empty(), OptionalLong.empty(), requireNonNull(writer, "writer is null"), () -> {});
    }

    /**
     * The same content with something more to release at the end.
     *
     * @param action called once by {@link #close()}, after what this body releases itself; must not throw
     * @return a new body that replaces this one
     */
    public Body onClose(Runnable action) {
        requireNonNull(action, "action is null");
        return new Body(bytes, length, writer, () -> {
            try {
                release.run();
            } finally {
                action.run();
            }
        });
    }

    /**
     * The bytes, where they are ready in one array.
     *
     * @return the bytes themselves, not to be changed; empty for a streaming body and one of pieces
     */
    public Optional<byte[]> bytes() {
        return bytes;
    }

    /**
     * How long the content is.
     *
     * @return in bytes; empty for a streaming body
     */
    public OptionalLong length() {
        return length;
    }

    /**
     * Writes the content. Called by the core.
     *
     * @param out where to write
     * @throws IOException when writing fails
     */
    public void writeTo(OutputStream out) throws IOException {
        writer.write(out);
    }

    /** Releases what the body holds open. Called by the core once, whether or not the body was written. */
    @Override
    public void close() {
        release.run();
    }
}
