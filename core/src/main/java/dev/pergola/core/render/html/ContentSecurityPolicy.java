package dev.pergola.core.render.html;

import dev.pergola.api.hook.page.InlineScript;
import dev.pergola.api.hook.page.PageParts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a browser may do on a page: run the scripts of this site, those that the page names and those that stand in it,
 * and nothing else, so that a text that slipped through as markup still runs no code.
 */
final class ContentSecurityPolicy {

    /** Scheme and host of an address elsewhere. A character that would end the directive makes it no match. */
    private static final Pattern ELSEWHERE = Pattern.compile("(?:https?:)?//([^/?#;,\\s'\"]+)(?:[/?#].*)?");

    private ContentSecurityPolicy() {}

    static String of(PageParts parts) {
        return "default-src 'self'; script-src 'self'" + origins(parts.scripts()) + hashes(parts.inlineScripts())
                + "; style-src 'self'" + origins(parts.styles())
                + "; img-src 'self' data: https: http:; frame-ancestors 'self'; base-uri 'self'; form-action 'self'";
    }

    private static String origins(List<PageParts.Link> links) {
        return links.stream()
                .map(link -> ELSEWHERE.matcher(link.address()))
                .filter(Matcher::matches)
                .map(address -> " " + address.group(1))
                .distinct()
                .collect(Collectors.joining());
    }

    private static String hashes(List<InlineScript> scripts) {
        Stream<String> codes = scripts.stream().map(InlineScript::code);
        return codes.distinct().map(code -> " 'sha256-" + sha256(code) + "'").collect(Collectors.joining());
    }

    private static String sha256(String code) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, though every Java must have it", e);
        }
    }
}
