package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A style sheet or script that every page loads.
 *
 * @param url an address; one that begins with a slash is below the base path of the server
 * @param integrity the hash that browsers check, empty for none
 * @param module whether a script is a JavaScript module
 */
public record PageResource(String url, Optional<String> integrity, boolean module) {

    /** Checks the address. */
    public PageResource {
        requireNonNull(url, "url is null");
        requireNonNull(integrity, "integrity is null");
    }
}
