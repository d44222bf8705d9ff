package dev.pergola.core.source;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Hashes sources: what they hold, and what they hold together with what they are compiled with. */
final class ContentHash {

    private static final int DIGITS = 8;
    private static final int DIGITS_WITH_TOOLS = 24;

    private final MessageDigest digest;

    private ContentHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** The same for the same sources everywhere. */
    static String of(SourceSet set) {
        return new ContentHash().add(set).hex(DIGITS);
    }

    /** The same for the same text. */
    static String of(String text) {
        return new ContentHash().add(text).hex(DIGITS_WITH_TOOLS);
    }

    /** The same for sources that give the same jar here. */
    static String withTools(SourceSet set, String product) throws IOException {
        ContentHash hash = new ContentHash().add(set);
        hash.add(set.identity().toString()).add(product).add(Runtime.version().toString());
        for (Path part : set.classPath()) {
            if (Files.exists(part)) {
                hash.add(part.toString())
                        .add(Long.toString(Files.size(part)))
                        .add(Files.getLastModifiedTime(part).toString());
            }
        }
        return hash.hex(DIGITS_WITH_TOOLS);
    }

    private ContentHash add(SourceSet set) {
        add(set.instructions());
        set.sources().forEach(source -> add(source.name()).add(source.text()));
        set.resources().forEach((path, content) -> add(path).add(content));
        return this;
    }

    private ContentHash add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The length goes first, so that moving a letter from one part to the next makes a difference. */
    private ContentHash add(byte[] bytes) {
        digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) ':');
        digest.update(bytes);
        return this;
    }

    private String hex(int digits) {
        return HexFormat.of().formatHex(digest.digest()).substring(0, digits);
    }
}
