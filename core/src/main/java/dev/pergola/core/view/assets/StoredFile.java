package dev.pergola.core.view.assets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A static file in memory. Immutable: its bytes are never handed out to be changed. */
final class StoredFile {

    /** How many digits of the hash stand in an address. */
    private static final int ADDRESS_DIGITS = 12;

    private final byte[] content;
    private final String hash;
    private final String contentType;

    StoredFile(byte[] content, String contentType) {
        this.content = content;
        this.contentType = contentType;
        this.hash = sha256(content);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256, though every Java must have it", e);
        }
    }

    byte[] content() {
        return content;
    }

    String contentType() {
        return contentType;
    }

    /** What tells this content from any other in an address. */
    String addressHash() {
        return hash.substring(0, ADDRESS_DIGITS);
    }

    String entityTag() {
        return '"' + hash + '"';
    }
}
