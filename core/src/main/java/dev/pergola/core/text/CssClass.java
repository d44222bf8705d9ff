package dev.pergola.core.text;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * The class name that style sheets use for a database, table or column.
 *
 * <p>A name that is a plain class name is used as it is. From any other the characters that CSS would need escapes for
 * are removed, and six digits of its MD5 are added so that two names never share a class: {@code no spaces} becomes
 * {@code no-spaces-7088d7}.
 */
public final class CssClass {
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z]+[_a-zA-Z0-9-]*");
    private static final Pattern LEADING = Pattern.compile("^_*-*");
    private static final Pattern SPACES = Pattern.compile("\\s+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern UNWANTED = Pattern.compile("[^a-zA-Z0-9_-]");
    private static final int SUFFIX_BYTES = 3;

    private CssClass() {}

    public static String of(String name) {
        requireNonNull(name, "name is null");
        if (PLAIN.matcher(name).matches()) {
            return name;
        }
        String trimmed = LEADING.matcher(name).replaceFirst("").strip();
        String hyphenated = SPACES.matcher(trimmed).replaceAll("-");
        String cleaned = UNWANTED.matcher(hyphenated).replaceAll("");
        return cleaned.isEmpty() ? suffix(name) : cleaned + "-" + suffix(name);
    }

    private static String suffix(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("MD5").digest(name.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, SUFFIX_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no MD5, though every Java must have it", e);
        }
    }
}
