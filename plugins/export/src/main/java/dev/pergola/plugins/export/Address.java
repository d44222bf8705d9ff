package dev.pergola.plugins.export;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * An address within the site, without the prefix of the site. Immutable.
 *
 * @param path encoded as it stands in a page; begins with a slash and has no dot segments
 * @param query encoded, without question mark; empty where there is none
 */
record Address(String path, String query) {

    /** Where the internal client makes pages believe to be. */
    static final String ORIGIN = "http://localhost";

    Address {
        requireNonNull(path, "path is null");
        requireNonNull(query, "query is null");
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("path does not begin with a slash: " + path);
        }
    }

    /**
     * An address as a person or a query says it; the slash at the beginning may be missing.
     *
     * @throws IllegalArgumentException where it leads out of the site
     */
    static Address of(String text) {
        String local = text.startsWith("/") ? text : "/" + text;
        int end = Math.min(position(local, '?'), position(local, '#'));
        String path = withoutDots(local.substring(0, end))
                .orElseThrow(() -> new IllegalArgumentException("The path " + text + " leads out of the site."));
        return new Address(path, query(local, end));
    }

    private static int position(String text, char wanted) {
        int at = text.indexOf(wanted);
        return at < 0 ? text.length() : at;
    }

    private static String query(String text, int begin) {
        if (begin >= text.length() || text.charAt(begin) != '?') {
            return "";
        }
        int hash = text.indexOf('#', begin);
        return text.substring(begin + 1, hash < 0 ? text.length() : hash);
    }

    /** Where a link on the page of this address leads; empty where that is not within the site. */
    Optional<Address> resolve(String link, String basePath) {
        String target = link.startsWith(ORIGIN + "/") ? link.substring(ORIGIN.length()) : link;
        if (target.startsWith("//") || hasScheme(target) || target.startsWith("\\")) {
            return Optional.empty();
        }
        int end = Math.min(position(target, '?'), position(target, '#'));
        String written = target.substring(0, end);
        if (written.isEmpty()) {
            boolean anotherQuery = end < target.length() && target.charAt(end) == '?';
            return Optional.of(anotherQuery ? new Address(path, query(target, end)) : this);
        }
        return absolute(written, basePath)
                .flatMap(Address::withoutDots)
                .map(found -> new Address(found, query(target, end)));
    }

    private Optional<String> absolute(String written, String basePath) {
        if (!written.startsWith("/")) {
            return Optional.of(path.substring(0, path.lastIndexOf('/') + 1) + written);
        }
        if (basePath.equals("/")) {
            return Optional.of(written);
        }
        if (written.equals(basePath.substring(0, basePath.length() - 1))) {
            return Optional.of("/");
        }
        return written.startsWith(basePath) ? Optional.of(written.substring(basePath.length() - 1)) : Optional.empty();
    }

    private static boolean hasScheme(String link) {
        int colon = link.indexOf(':');
        return colon > 0
                && Character.isLetter(link.charAt(0))
                && link.chars().limit(colon).allMatch(c -> Character.isLetterOrDigit(c) || "+-.".indexOf(c) >= 0);
    }

    private static Optional<String> withoutDots(String path) {
        if (!path.contains("/.")) {
            return Optional.of(path);
        }
        Deque<String> kept = new ArrayDeque<>();
        String[] segments = path.substring(1).split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            if (segments[i].equals("..")) {
                if (kept.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segments[i].equals(".")) {
                kept.addLast(segments[i]);
                continue;
            }
            if (last) {
                kept.addLast("");
            }
        }
        return Optional.of("/" + String.join("/", kept));
    }

    /** The text behind the last slash of the path. */
    String lastSegment() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
