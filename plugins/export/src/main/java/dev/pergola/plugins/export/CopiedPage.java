package dev.pergola.plugins.export;

import java.util.List;
import java.util.Optional;

/**
 * What is known of one address of the copy.
 *
 * @param address where it is on the site
 * @param kind how its links are found
 * @param contentType of the answer
 * @param source digest of the answer; of a page, of what of it goes into the copy
 * @param bytes length of the answer
 * @param steady whether the answer says that it depends on data, configuration and plugins alone
 * @param redirect where a redirect leads, as a link; empty for others
 * @param links those on it that belong to the copy, each once
 * @param title its title; empty where it has none
 * @param excerpt the beginning of its text, where the copy can be searched
 */
record CopiedPage(
        Address address,
        Kind kind,
        String contentType,
        String source,
        long bytes,
        boolean steady,
        Optional<String> redirect,
        List<Address> links,
        String title,
        String excerpt) {

    CopiedPage {
        links = List.copyOf(links);
    }

    /** What an address answers with. */
    enum Kind {
        /** A document with links. */
        PAGE,
        /** A style sheet. */
        STYLE,
        /** Anything else, copied byte by byte. */
        FILE,
        /** The way to another address. */
        REDIRECT
    }
}
