package dev.pergola.core.http;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * What those who listen at an address are told.
 *
 * @param path how the path ends
 * @param news what there is to tell now, in the format of server-sent events; asked twice a second while somebody listens, and
 *     sent where it is another than before
 */
public record EventFeed(String path, Supplier<String> news) {

    /** Checks the parts. */
    public EventFeed {
        requireNonNull(path, "path is null");
        requireNonNull(news, "news is null");
    }
}
