package dev.pergola.core.view;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a content that a client asks for, to go on with a download or to look into a large file: RFC 9110, section 14.
 *
 * @param from the first byte, from 0
 * @param length how many bytes; positive
 */
public record ByteRange(long from, long length) {

    private static final Pattern ONE_RANGE = Pattern.compile("bytes=\\s*([0-9]{0,18})-([0-9]{0,18})\\s*");

    /** A content of which parts can be written. */
    @FunctionalInterface
    public interface Content {

        /**
         * Writes a part.
         *
         * @param range which part
         * @param out where to
         * @throws IOException where reading or writing fails
         */
        void write(ByteRange range, OutputStream out) throws IOException;
    }

    /**
     * Answers with the whole content, or with the part that was asked for. Several parts at once are answered with the whole,
     * which is always allowed.
     *
     * @param request may ask for a part, and may want it only where the entity tag is still the same
     * @param head status 200 with the headers of the whole content, the entity tag among them; its body is not used
     * @param size of the whole content in bytes
     * @param content writes parts
     * @return status 200, 206 or 416
     */
    public static Response answer(Request request, Response head, long size, Content content) {
        Response announced = head.withHeader("Accept-Ranges", "bytes");
        Optional<String> asked = request.header("Range")
                .filter(range -> request.method().equals("GET"))
                .filter(range -> isOfThis(request, head));
        Optional<Matcher> one = asked.map(ONE_RANGE::matcher).filter(ByteRange::isUnderstood);
        if (one.isEmpty()) {
            return announced
                    .withHeader("Content-Length", String.valueOf(size))
                    .withBody(streaming(new ByteRange(0, size), content));
        }
        return of(one.get(), size)
                .map(range -> announced
                        .withStatus(206)
                        .withHeader("Content-Length", String.valueOf(range.length()))
                        .withHeader(
                                "Content-Range",
                                "bytes %d-%d/%d".formatted(range.from(), range.from() + range.length() - 1, size))
                        .withBody(streaming(range, content)))
                .orElseGet(() -> Response.text("There is no such part.")
                        .withStatus(416)
                        .withHeader("Content-Range", "bytes */" + size));
    }

    /** A part of something else would be mixed with what the client has. */
    private static boolean isOfThis(Request request, Response head) {
        return request.header("If-Range")
                .map(tag -> head.headers().first("ETag").filter(tag::equals).isPresent())
                .orElse(true);
    }

    private static boolean isUnderstood(Matcher range) {
        return range.matches()
                && !(range.group(1).isEmpty() && range.group(2).isEmpty())
                && (range.group(1).isEmpty()
                        || range.group(2).isEmpty()
                        || Long.parseLong(range.group(1)) <= Long.parseLong(range.group(2)));
    }

    private static Optional<ByteRange> of(Matcher asked, long size) {
        boolean fromTheEnd = asked.group(1).isEmpty();
        long from = fromTheEnd ? Math.max(0, size - Long.parseLong(asked.group(2))) : Long.parseLong(asked.group(1));
        long last =
                fromTheEnd || asked.group(2).isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(asked.group(2)));
        return from <= last ? Optional.of(new ByteRange(from, last - from + 1)) : Optional.empty();
    }

    private static Body streaming(ByteRange range, Content content) {
        return Body.streaming(out -> content.write(range, out));
    }
}
