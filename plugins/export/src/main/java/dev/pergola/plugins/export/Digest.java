package dev.pergola.plugins.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as text: of contents, and short ones for names of files. */
final class Digest {

    private static final int SHORT = 8;

    private Digest() {}

    static MessageDigest begin() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static String of(byte[] content) {
        return end(begin(), content);
    }

    static String of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static String end(MessageDigest digest, byte... rest) {
        return HexFormat.of().formatHex(digest.digest(rest)).substring(0, 32);
    }

    /** Tells texts apart within a name. */
    static String shortOf(String text) {
        return of(text).substring(0, SHORT);
    }
}
