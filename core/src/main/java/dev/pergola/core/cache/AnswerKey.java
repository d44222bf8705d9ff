package dev.pergola.core.cache;

import dev.pergola.api.http.Request;

/**
 * What was asked, as far as an answer may depend on it: answers name their own address, so the host belongs to it.
 *
 * @param origin scheme and host
 * @param path as it was sent
 * @param query as it was sent; other orders of the same arguments are other keys
 */
public record AnswerKey(String origin, String path, String query) {

    /** The key of a request. */
    public static AnswerKey of(Request request) {
        return new AnswerKey(request.scheme() + "://" + request.host(), request.path(), request.rawQuery());
    }

    /** Roughly how many bytes it takes in memory. */
    int bytes() {
        return 2 * (origin.length() + path.length() + query.length());
    }
}
