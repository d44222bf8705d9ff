package dev.pergola.core.text;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The class name that style sheets use for a database, table or column.
 *
 * <p>A name that is a plain class name is used as it is. From any other the characters that CSS would need escapes for
 * are removed, and six digits of its MD5 are added so that two names never share a class: {@code no spaces} becomes
 * {@code no-spaces-7088d7}.
 */
public final class CssClass {
    private static final int SUFFIX_BYTES = 3;
    private static final char NEXT_LINE = 0x85;

    private CssClass() {}

    public static String of(String name) {
        requireNonNull(name, "name is null");
        if (plain(name)) {
            return name;
        }
        String cleaned = cleaned(withoutLead(name).strip());
        return cleaned.isEmpty() ? suffix(name) : cleaned + "-" + suffix(name);
    }

    private static boolean plain(String name) {
        return !name.isEmpty() && letter(name.charAt(0)) && name.chars().allMatch(CssClass::allowed);
    }

    /** Underscores, then hyphens, at the beginning are left out. */
    private static String withoutLead(String name) {
        int from = 0;
        while (from < name.length() && name.charAt(from) == '_') {
            from++;
        }
        while (from < name.length() && name.charAt(from) == '-') {
            from++;
        }
        return name.substring(from);
    }

    /** White space becomes one hyphen, and what is not allowed nothing. */
    private static String cleaned(String name) {
        StringBuilder cleaned = new StringBuilder(name.length());
        boolean inSpace = false;
        for (int at = 0; at < name.length(); at++) {
            char character = name.charAt(at);
            boolean space = whiteSpace(character);
            if (space && !inSpace) {
                cleaned.append('-');
            } else if (allowed(character)) {
                cleaned.append(character);
            }
            inSpace = space;
        }
        return cleaned.toString();
    }

    private static boolean letter(int character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean allowed(int character) {
        return letter(character) || (character >= '0' && character <= '9') || character == '_' || character == '-';
    }

    /** What Unicode calls white space. */
    private static boolean whiteSpace(char character) {
        return Character.isSpaceChar(character) || (character >= '\t' && character <= '\r') || character == NEXT_LINE;
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
