package dev.pergola.plugins.cors;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * Checked settings. Immutable.
 *
 * @param allowAll every origin may read; the lists of origins are not asked then
 * @param hosts origins, compared exactly
 * @param wildcards patterns of origins
 * @param allowHeaders request headers that pages may send, in the order of the settings
 * @param allowMethods methods that pages may use, in the order of the settings
 * @param html whether pages may be read too, and not only data
 * @param maxAge seconds for which a browser may remember a preflight answer; 0 for its own default
 * @param credentials whether cookies may be sent along
 * @param exposeHeaders response headers that pages may read, in the order of the settings
 */
record CorsSettings(
        boolean allowAll,
        Set<String> hosts,
        List<OriginPattern> wildcards,
        List<String> allowHeaders,
        List<String> allowMethods,
        boolean html,
        int maxAge,
        boolean credentials,
        List<String> exposeHeaders) {

    /** No browser sends a longer one; patterns are not tried on what somebody made up. */
    private static final int LONGEST_ORIGIN = 512;

    private static final Pattern ORIGIN = Pattern.compile("null|[A-Za-z][A-Za-z0-9+.-]*://[^\\s/?#@]+");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");

    /** Somebody else's sites: what allows them allows everybody. */
    private static final List<String> STRANGERS = List.of("https://stranger.invalid", "http://stranger.invalid:8001");

    CorsSettings {
        hosts = Set.copyOf(hosts);
        wildcards = List.copyOf(wildcards);
        allowHeaders = List.copyOf(allowHeaders);
        allowMethods = List.copyOf(allowMethods);
        exposeHeaders = List.copyOf(exposeHeaders);
    }

    /**
     * Checks what was written.
     *
     * @throws IllegalArgumentException with every problem that there is, in one line, as the plugins page shows it
     */
    static CorsSettings of(CorsConfiguration configuration) {
        List<String> problems = new ArrayList<>();
        CorsSettings settings = new CorsSettings(
                configuration.allow__all(),
                Set.copyOf(origins(configuration.hosts(), problems)),
                patterns(configuration.host__wildcards(), problems),
                tokens("headers", configuration.headers(), problems),
                tokens("methods", configuration.methods(), problems),
                configuration.html(),
                configuration.max__age(),
                configuration.credentials(),
                tokens("expose_headers", configuration.expose__headers(), problems));
        settings.checkTogether(problems);
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "The settings of the plugin cors are wrong and were not applied. " + String.join(" ", problems));
        }
        return settings;
    }

    private static List<String> origins(String[] entries, List<String> problems) {
        List<String> origins = new ArrayList<>();
        for (String entry : entries) {
            if (entry.endsWith("/")) {
                problems.add("hosts: " + quoted(entry) + " ends with a slash, which no origin does. Leave it out.");
            } else if (!ORIGIN.matcher(entry).matches()) {
                problems.add(
                        "hosts: " + quoted(entry) + " is not an origin. Write scheme, host and perhaps a port, such as"
                                + " https://example.org:8443.");
            } else if (!origins.contains(entry)) {
                origins.add(entry);
            }
        }
        return origins;
    }

    private static List<OriginPattern> patterns(String[] entries, List<String> problems) {
        List<OriginPattern> patterns = new ArrayList<>();
        for (String entry : entries) {
            if (entry.endsWith("/")) {
                problems.add(
                        "host_wildcards: " + quoted(entry) + " ends with a slash, which no origin does. Leave it out.");
            } else if (entry.isBlank()) {
                problems.add("host_wildcards: an entry is empty. Write a pattern such as https://*.example.org.");
            } else {
                pattern(entry, problems).ifPresent(patterns::add);
            }
        }
        return patterns;
    }

    private static Optional<OriginPattern> pattern(String entry, List<String> problems) {
        try {
            return Optional.of(OriginPattern.of(entry));
        } catch (PatternSyntaxException malformed) {
            problems.add("host_wildcards: " + quoted(entry)
                    + " has a range in brackets that runs backwards, such as [z-a].");
            return Optional.empty();
        }
    }

    private static List<String> tokens(String key, String[] entries, List<String> problems) {
        for (String entry : entries) {
            if (!TOKEN.matcher(entry).matches()) {
                problems.add(key + ": " + quoted(entry)
                        + " is not a name that can stand in HTTP. Give one name for each" + " entry of the list.");
            }
        }
        return List.of(entries);
    }

    private static String quoted(String entry) {
        return '"' + entry.replaceAll("\\p{Cntrl}", "?") + '"';
    }

    private void checkTogether(List<String> problems) {
        if (maxAge < 0) {
            problems.add("max_age: " + maxAge + " is negative. Give seconds, or 0 to leave it to the browser.");
        }
        if (!credentials) {
            return;
        }
        if (allowAll) {
            problems.add(
                    "credentials: browsers refuse them together with allow_all. List the origins in hosts instead.");
        }
        for (OriginPattern wildcard : wildcards) {
            if (STRANGERS.stream().anyMatch(wildcard::matches)) {
                problems.add("credentials: the pattern \"" + wildcard.text() + "\" matches every site, which could then"
                        + " act in the name of whoever is signed in. Name the domain, such as https://*.example.org.");
            }
        }
        if (Stream.of(allowHeaders, allowMethods, exposeHeaders).anyMatch(list -> list.contains("*"))) {
            problems.add("credentials: a star in headers, methods or expose_headers means nothing to browsers together"
                    + " with them. Write the names.");
        }
    }

    /** Whether no origin may read anything. */
    boolean allowNobody() {
        return !allowAll && hosts.isEmpty() && wildcards.isEmpty();
    }

    /** Whether the answer to one origin differs from that to another, which caches must know. */
    boolean dependOnOrigin() {
        return !allowAll && !allowNobody();
    }

    /**
     * Who may read an answer.
     *
     * @param origin the origin of the request, or empty where it has none
     * @return a star, the origin itself, or empty where nothing is allowed
     */
    Optional<String> allowedOrigin(Optional<String> origin) {
        return allowAll ? Optional.of("*") : origin.filter(this::isListed);
    }

    private boolean isListed(String origin) {
        return hosts.contains(origin)
                || (origin.length() <= LONGEST_ORIGIN
                        && wildcards.stream().anyMatch(wildcard -> wildcard.matches(origin)));
    }
}
