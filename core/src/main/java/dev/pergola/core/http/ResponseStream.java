package dev.pergola.core.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.FutureCallback;

/**
 * Where a streaming body writes. Bytes are gathered in a buffer and sent when it is full or flushed; a content that ends
 * within the first buffer is sent in one piece with its length. Blocks while the client is slow, and throws when it is
 * gone or slower than {@link Pace} allows. For one thread.
 */
final class ResponseStream extends OutputStream {

    private static final int BUFFER_BYTES = 32 * 1024;

    private final Content.Sink sink;
    private final Pace pace;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int count;

    ResponseStream(Content.Sink sink, Pace pace) {
        this.sink = sink;
        this.pace = pace;
    }

    @Override
    public void write(int value) throws IOException {
        if (count == buffer.length) {
            sendBuffer(false);
        }
        buffer[count++] = (byte) value;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length > buffer.length - count) {
            sendBuffer(false);
        }
        if (length >= buffer.length) {
            send(sink, ByteBuffer.wrap(bytes, offset, length), false, pace);
        } else {
            System.arraycopy(bytes, offset, buffer, count, length);
            count += length;
        }
    }

    /** Sends what was written so far, so that the client sees it. */
    @Override
    public void flush() throws IOException {
        sendBuffer(false);
    }

    /** Does nothing: a writer that closes its own wrapper must not end the answer, which may still turn out incomplete. */
    @Override
    public void close() {
        // see above
    }

    /** Sends the rest; the answer is complete. */
    void finish() throws IOException {
        sendBuffer(true);
    }

    private void sendBuffer(boolean last) throws IOException {
        if (count > 0 || last) {
            ByteBuffer content = ByteBuffer.wrap(buffer, 0, count);
            count = 0;
            send(sink, content, last, pace);
        }
    }

    /** Sends bytes and waits until the network has taken them. */
    static void send(Content.Sink sink, ByteBuffer content, boolean last, Pace pace) throws IOException {
        int length = content.remaining();
        long before = System.nanoTime();
        FutureCallback sent = new FutureCallback();
        sink.write(last, content, sent);
        try {
            sent.get(pace.allowanceNanos(length), TimeUnit.NANOSECONDS);
        } catch (ExecutionException failure) {
            throw new IOException("The client took no more of the answer.", failure.getCause());
        } catch (TimeoutException slow) {
            throw new IOException("The client took the answer too slowly.", slow);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw (IOException)
                    new InterruptedIOException("The server stopped waiting for the client.").initCause(stop);
        }
        pace.moved(length, System.nanoTime() - before);
    }
}
