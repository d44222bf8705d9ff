package dev.pergola.core.view.assets;

import dev.pergola.api.http.Request;
import java.util.stream.Stream;

/** What a client says about the content that it has already. */
final class EntityTags {

    private EntityTags() {}

    /** Whether a client has the content with this tag. */
    static boolean isKnown(Request request, String entityTag) {
        return request.header("If-None-Match").stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(tag -> tag.strip().replaceFirst("^W/", ""))
                .anyMatch(tag -> tag.equals("*") || tag.equals(entityTag));
    }
}
