package dev.pergola.core.cache;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * An answer that can be given again. Its entity tag is made of its bytes, so it is the same exactly when they are, also
 * after a restart; where these are so many that they are not even in one array, it is made of what they were made of,
 * and weak, since such a page tells each time how long it took.
 * Immutable: the bytes are never changed.
 *
 * @param stamp what it was made of
 * @param headers with the entity tag
 * @param entityTag in quotation marks, whether it is weak or not
 * @param content the bytes; empty where there were too many to keep
 */
public record FinishedAnswer(Stamp stamp, Headers headers, String entityTag, Optional<byte[]> content) {

    private static final String ENTITY_TAG = "ETag";

    /** Before the tag of a content that is the same in meaning and not in every byte. */
    private static final String WEAK = "W/";

    /** 128 bits: nobody meets two contents of the same tag. */
    private static final int TAG_BYTES = 16;

    /** What a client that has the content already is told again: RFC 9110, section 15.4.5. */
    private static final Set<String> TOLD_AGAIN =
            names("Cache-Control", "Content-Location", ENTITY_TAG, "Expires", "Vary");

    /** What marks an answer as made for one person or one moment. */
    private static final List<String> PERSONAL = List.of("Set-Cookie", "WWW-Authenticate");

    /** Checks the parts. */
    public FinishedAnswer {
        requireNonNull(stamp, "stamp is null");
        requireNonNull(headers, "headers is null");
        requireNonNull(entityTag, "entityTag is null");
        requireNonNull(content, "content is null");
    }

    private static Set<String> names(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(List.of(names));
        return set;
    }

    /**
     * Makes an answer ready to be given again.
     *
     * @param stamp what it was made of
     * @param response what a route answered; not closed here
     * @param run a text that no other run of the server has: the numbers of a stamp begin anew with each
     * @return empty for problems, redirects, streams, and what is meant for one person
     */
    static Optional<FinishedAnswer> of(Stamp stamp, Response response, String run) {
        Headers headers = response.headers();
        boolean repeatable = response.status() == 200
                && PERSONAL.stream().noneMatch(name -> headers.first(name).isPresent())
                && headers.first("Cache-Control")
                        .filter(value -> value.contains("no-store") || value.contains("private"))
                        .isEmpty();
        if (!repeatable || response.body().length().isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> content = response.body().bytes();
        String tag = headers.first(ENTITY_TAG).orElseGet(() -> content.map(FinishedAnswer::tagOf)
                .orElseGet(() -> WEAK + tagOf((run + stamp).getBytes(StandardCharsets.UTF_8))));
        String opaque = tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
        return Optional.of(new FinishedAnswer(stamp, headers.with(ENTITY_TAG, tag), opaque, content));
    }

    private static String tagOf(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, TAG_BYTES) + '"';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java has SHA-256.", impossible);
        }
    }

    /**
     * The answer to a request.
     *
     * @param request may say that the client has the content already
     * @return the content, or status 304 without it; empty where the content is wanted and was not kept
     */
    public Optional<Response> to(Request request) {
        return request.knows(entityTag)
                ? Optional.of(new Response(304, toldAgain(), Body.empty()))
                : content.map(bytes -> new Response(200, headers, Body.of(bytes)));
    }

    /**
     * The answer to the request for which it was made.
     *
     * @param request may say that the client has the content already
     * @param made what this was made of; closed where its content is not the one that is sent
     * @return with the entity tag
     */
    public Response toFirst(Request request, Response made) {
        Optional<Response> again = to(request);
        again.ifPresent(response -> made.body().close());
        return again.orElseGet(() -> new Response(made.status(), headers, made.body()));
    }

    private Headers toldAgain() {
        return new Headers(headers.fields().stream()
                .filter(field -> TOLD_AGAIN.contains(field.name()))
                .toList());
    }

    /** The same without its content. */
    FinishedAnswer withoutContent() {
        return new FinishedAnswer(stamp, headers, entityTag, Optional.empty());
    }

    /** Roughly how many bytes it takes in memory. */
    int bytes() {
        int fields = headers.fields().stream()
                .mapToInt(field -> 2 * (field.name().length() + field.value().length()) + 64)
                .sum();
        return fields
                + 32 * stamp.sources().size()
                + content.map(bytes -> bytes.length).orElse(0);
    }
}
