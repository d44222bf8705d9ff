package dev.pergola.core.view.plugins;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one file that a form has sent. Of a body in parts, all but the first part with a file name is ignored. */
final class SentFile {

    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";,]{1,70})\"?");

    private SentFile() {}

    /**
     * Reads the file.
     *
     * @throws ServerException where there is none
     */
    static byte[] read(Request request) {
        String type = request.header("Content-Type").orElse("");
        Matcher boundary = BOUNDARY.matcher(type);
        byte[] body = body(request);
        if (!type.startsWith("multipart/form-data") || !boundary.find()) {
            return body;
        }
        return file(body, "--" + boundary.group(1))
                .filter(content -> content.length > 0)
                .orElseThrow(() -> new ServerException(
                        ErrorCode.BAD_REQUEST, "No file was sent.", "Choose the jar of a plugin first."));
    }

    private static byte[] body(Request request) {
        try {
            return request.body().readAllBytes();
        } catch (IOException broken) {
            throw new ServerException(ErrorCode.BAD_REQUEST, "The body of the request ended before its end.")
                    .causedBy(broken);
        }
    }

    /** Each byte is a letter of Latin-1, so places in the text are places in the body. */
    private static Optional<byte[]> file(byte[] body, String delimiter) {
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int start = text.indexOf(delimiter);
        while (start >= 0) {
            int head = start + delimiter.length() + 2;
            int content = text.indexOf("\r\n\r\n", head);
            int end = text.indexOf("\r\n" + delimiter, head);
            if (content < 0 || end < content) {
                return Optional.empty();
            }
            if (text.substring(head, content).contains("filename=\"")) {
                return Optional.of(Arrays.copyOfRange(body, content + 4, Math.max(content + 4, end)));
            }
            start = end + 2;
        }
        return Optional.empty();
    }
}
