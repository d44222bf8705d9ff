package com.example.trac;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * Checked settings. Immutable.
 *
 * @param source what is asked for, and where
 * @param place where it is kept
 * @param manners how it is asked for
 */
record TracSettings(Source source, Place place, Manners manners) {

    /** These say in which order and how many at once, which is the collector's business. */
    private static final Set<String> OURS = Set.of("max", "order", "page", "changetime", "modified", "desc", "group");

    /**
     * What is asked for, and where.
     *
     * @param address of Trac, without a slash at the end
     * @param path of its interface for programs, below the address
     * @param authorization the header with which one signs in; empty for nobody
     * @param query conditions, joined by ampersands; blank for all tickets
     */
    record Source(String address, String path, Optional<String> authorization, String query) {

        /** The address of a ticket, for people. */
        String ticket(long id) {
            return address + "/ticket/" + id;
        }
    }

    /**
     * Where it is kept.
     *
     * @param file of the database
     * @param name of the database
     */
    record Place(Path file, String name) {}

    /**
     * How it is asked for.
     *
     * @param interval from the end of one run to the next
     * @param spacing from the end of one request to the next, at least
     * @param batch so many tickets at once
     * @param changes whether what was changed is asked for as well
     */
    record Manners(Duration interval, Duration spacing, int batch, boolean changes) {}

    /**
     * Checks what was written; types and limits were checked by the server.
     *
     * @throws IllegalArgumentException with a sentence for who wrote it
     */
    static TracSettings of(TracConfiguration written) {
        return new TracSettings(
                new Source(
                        address(written.address().strip()),
                        written.path().startsWith("/") ? written.path() : "/" + written.path(),
                        authorization(written.user(), written.password()),
                        query(written.query().strip())),
                new Place(Path.of(written.file()), written.database()),
                new Manners(
                        Duration.ofSeconds(written.interval()),
                        Duration.ofMinutes(1).dividedBy(written.requests__per__minute()),
                        written.batch(),
                        written.changes()));
    }

    private static String address(String written) {
        String address = written.replaceFirst("/+$", "");
        try {
            URI uri = URI.create(address);
            if (Set.of("http", "https").contains(String.valueOf(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getRawUserInfo() == null) {
                return address;
            }
        } catch (IllegalArgumentException unreadable) {
            // told below, like every other text that is no address
        }
        throw new IllegalArgumentException("address: \"" + written
                + "\" is no address of a Trac server. Write one such as https://trac.example.org/project.");
    }

    private static Optional<String> authorization(String user, String password) {
        if (user.isBlank()) {
            return Optional.empty();
        }
        byte[] credentials = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        return Optional.of("Basic " + Base64.getEncoder().encodeToString(credentials));
    }

    private static String query(String written) {
        Arrays.stream(written.split("&"))
                .map(condition -> condition.replaceFirst("[!~^$]*=.*", "").strip())
                .filter(OURS::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("query: \"" + name
                            + "\" is chosen by the plugin, so that it knows what has changed. Leave it out.");
                });
        return written;
    }
}
