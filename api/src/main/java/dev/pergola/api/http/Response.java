package dev.pergola.api.http;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;

/**
 * An answer: status, headers and content.
 *
 * <p>Immutable but for the body, which is written once. {@code Content-Length}, {@code Date} and
 * {@code Transfer-Encoding} are added by the server.
 *
 * @param status HTTP status from 200 to 599
 * @param headers the fields to send
 * @param body the content
 */
public record Response(int status, Headers headers, Body body) {

    private static final String CONTENT_TYPE = "Content-Type";

    /** Checks the parts. */
    public Response {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status is not between 200 and 599: " + status);
        }
        requireNonNull(headers, "headers is null");
        requireNonNull(body, "body is null");
    }

    /**
     * A page.
     *
     * @param html the whole document
     * @return status 200, {@code text/html} in UTF-8
     */
    public static Response html(String html) {
        return of("text/html; charset=utf-8", Body.of(html));
    }

    /**
     * A JSON document.
     *
     * @param json valid JSON
     * @return status 200, {@code application/json} in UTF-8
     */
    public static Response json(String json) {
        return of("application/json; charset=utf-8", Body.of(json));
    }

    /**
     * Plain text.
     *
     * @param text any text
     * @return status 200, {@code text/plain} in UTF-8
     */
    public static Response text(String text) {
        return of("text/plain; charset=utf-8", Body.of(text));
    }

    /**
     * Content of any type.
     *
     * @param contentType the media type with its parameters
     * @param body the content
     * @return status 200
     */
    public static Response of(String contentType, Body body) {
        return new Response(200, Headers.of(CONTENT_TYPE, contentType), body);
    }

    /**
     * Sends the client elsewhere for now.
     *
     * @param location an absolute path on this server or an absolute address. Several slashes or backslashes at the
     *     beginning become one slash, so that no path can lead to another host; what no address may have, such as blanks
     *     and characters beyond ASCII, is percent-encoded
     * @return status 302
     */
    public static Response redirect(String location) {
        String target = encoded(location).replaceFirst("^[/\\\\]+", "/");
        return new Response(302, Headers.of("Location", target), Body.empty());
    }

    private static String encoded(String location) {
        if (location.chars().allMatch(Response::isOfAddresses)) {
            return location;
        }
        StringBuilder encoded = new StringBuilder(location.length() + 16);
        for (byte unit : location.getBytes(StandardCharsets.UTF_8)) {
            if (isOfAddresses(unit)) {
                encoded.append((char) unit);
            } else {
                encoded.append("%%%02X".formatted(unit));
            }
        }
        return encoded.toString();
    }

    private static boolean isOfAddresses(int character) {
        return character > ' ' && character < 127;
    }

    /**
     * The same answer with another status.
     *
     * @param newStatus from 200 to 599
     * @return a new value
     */
    public Response withStatus(int newStatus) {
        return new Response(newStatus, headers, body);
    }

    /**
     * The same answer with a header replaced, or added where there was none.
     *
     * @param name in any case
     * @param value the new value
     * @return a new value
     */
    public Response withHeader(String name, String value) {
        return new Response(status, headers.with(name, value), body);
    }

    /**
     * The same answer with other headers.
     *
     * @param newHeaders all of the fields
     * @return a new value
     */
    public Response withHeaders(Headers newHeaders) {
        return new Response(status, newHeaders, body);
    }

    /**
     * The same answer with other content. The caller sees to it that the replaced body is closed, by
     * {@link Body#onClose(Runnable)} or at once.
     *
     * @param newBody the content
     * @return a new value
     */
    public Response withBody(Body newBody) {
        return new Response(status, headers, newBody);
    }
}
