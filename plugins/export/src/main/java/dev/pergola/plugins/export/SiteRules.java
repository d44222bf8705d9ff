package dev.pergola.plugins.export;

import java.util.List;
import java.util.Optional;

/**
 * What belongs to the copy of a site. Immutable.
 *
 * @param include patterns of addresses that belong to it besides the usual ones
 * @param exclude patterns of addresses that do not
 * @param limits how much of it
 * @param live where the site itself is, without slash at the end; empty to leave links out that lead to nothing in the copy
 * @param search whether there is a page that searches the copy
 */
record SiteRules(List<String> include, List<String> exclude, Limits limits, Optional<String> live, boolean search) {

    /** Never part of a copy. */
    static final Address NOWHERE = Address.of("/-/export/nowhere");

    private static final Address LIVE = Address.of("/-/export/live");

    SiteRules {
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    /**
     * How much is copied at most.
     *
     * @param pages addresses asked for
     * @param bytes of all answers
     * @param depth links from where it begins
     * @param furtherPages of one list of rows, besides the first
     */
    record Limits(int pages, long bytes, int depth, int furtherPages) {

        /** Enough for most. */
        static final Limits USUAL = new Limits(1_000_000, Long.MAX_VALUE, Integer.MAX_VALUE, 1000);
    }

    /** The usual copy of everything. */
    static final SiteRules USUAL = new SiteRules(List.of(), List.of(), Limits.USUAL, Optional.empty(), false);

    /** Stands for the address of the site itself that has this page. */
    static Address live(Address page) {
        return new Address(LIVE.path(), page.toString());
    }

    /**
     * Whether a link belongs to the copy: pages without arguments, and further pages of their lists; all that pages need;
     * and what was asked for. Tools of the site, and data in other formats, have to be asked for.
     */
    boolean wants(LinkedText.Link link) {
        String address = link.target().toString();
        if (link.target().path().startsWith("/-/export/") || matches(exclude, address)) {
            return false;
        }
        return link.requisite() || matches(include, address) || isUsual(link.target());
    }

    private static boolean isUsual(Address address) {
        String path = address.path();
        return !path.contains("/-/")
                && !path.endsWith("/-")
                && !address.lastSegment().contains(".")
                && (address.query().isEmpty() || address.query().matches("_next=[^&]*"));
    }

    private static boolean matches(List<String> patterns, String address) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, address));
    }

    /** An asterisk stands for any characters; all others stand for themselves. */
    static boolean matches(String pattern, String address) {
        String[] parts = pattern.split("\\*", -1);
        String last = parts[parts.length - 1];
        if (parts.length == 1) {
            return address.equals(pattern);
        }
        if (!address.startsWith(parts[0]) || !address.endsWith(last)) {
            return false;
        }
        int at = parts[0].length();
        for (int i = 1; i < parts.length - 1; i++) {
            int found = address.indexOf(parts[i], at);
            if (found < 0) {
                return false;
            }
            at = found + parts[i].length();
        }
        return at <= address.length() - last.length();
    }

    /** Where a link leads that is not part of the copy; empty where nowhere. */
    Optional<String> elsewhere(LinkedText.Link link) {
        if (link.target().path().equals(LIVE.path())) {
            return live.map(site -> site + link.target().query());
        }
        return link.target().equals(NOWHERE)
                ? Optional.empty()
                : live.map(site -> site + link.target() + link.fragment());
    }

    /** The same text for the same rules. */
    String fingerprint() {
        return Digest.shortOf(this + "/2");
    }
}
