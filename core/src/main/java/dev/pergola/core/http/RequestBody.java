package dev.pergola.core.http;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeoutException;

/**
 * The content of a request, read while it comes in. Throws {@link ServerException} when it is larger than allowed, comes
 * too slowly or ends too early, so that each of these is an answer. For one thread.
 */
final class RequestBody extends InputStream {

    private static final ErrorCode TOO_SLOW = new ErrorCode("request-timeout", 408);

    private final InputStream content;
    private final long announcedBytes;
    private final HttpLimits limits;
    private final Pace pace;
    private long readBytes;

    /**
     * Wraps the content.
     *
     * @param content as it comes from the network
     * @param announcedBytes the length that the client announced, or -1
     * @param limits the largest size, and how slow it may come
     */
    RequestBody(InputStream content, long announcedBytes, HttpLimits limits) {
        this.content = content;
        this.announcedBytes = announcedBytes;
        this.limits = limits;
        this.pace = new Pace(limits.idleTime());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        checkSize(announcedBytes);
        long before = System.nanoTime();
        int count = readOnce(target, offset, length);
        if (count > 0) {
            readBytes += count;
            checkSize(readBytes);
            pace.moved(count, System.nanoTime() - before);
            if (pace.allowanceNanos(0) <= 0) {
                throw tooSlow();
            }
        }
        return count;
    }

    private int readOnce(byte[] target, int offset, int length) throws IOException {
        try {
            return content.read(target, offset, length);
        } catch (IOException failure) {
            if (failure.getCause() instanceof TimeoutException) {
                throw tooSlow().causedBy(failure);
            }
            throw new ServerException(
                            ErrorCode.BAD_REQUEST,
                            "The request body ended before it was complete.",
                            "The connection may have been interrupted; send the request again.")
                    .causedBy(failure);
        }
    }

    private void checkSize(long bytes) {
        if (limits.bodyBytes() > 0 && bytes > limits.bodyBytes()) {
            throw new ServerException(
                    ErrorCode.BODY_TOO_LARGE,
                    "The request body is larger than the " + limits.bodyBytes() + " bytes that this server accepts.",
                    "Send less at once; the limit is the setting max_post_body_bytes.");
        }
    }

    private static ServerException tooSlow() {
        return new ServerException(
                TOO_SLOW, "The request body came too slowly, and the server stopped waiting for the rest.");
    }

    @Override
    public int available() throws IOException {
        return content.available();
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
