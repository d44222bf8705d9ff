package dev.pergola.core.render.html;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Tells by their first bytes which bytes are a picture that browsers can show. */
final class ImageKind {

    /** Where a kind of picture has which letters. */
    private record Signature(String kind, int at, String letters) {

        boolean begins(byte[] bytes) {
            byte[] wanted = letters.getBytes(StandardCharsets.ISO_8859_1);
            return bytes.length >= at + wanted.length
                    && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
        }
    }

    private static final List<Signature> SIGNATURES = List.of(
            new Signature("png", 0, "\u0089PNG\r\n\u001a\n"),
            new Signature("jpeg", 0, "\u00ff\u00d8\u00ff"),
            new Signature("gif", 0, "GIF8"),
            new Signature("webp", 8, "WEBPVP8"),
            new Signature("avif", 4, "ftypavif"));

    private ImageKind() {}

    /** The kind, as media types call it; empty where the bytes are something else. */
    static Optional<String> of(byte[] bytes) {
        return SIGNATURES.stream()
                .filter(signature -> signature.begins(bytes))
                .findFirst()
                .map(Signature::kind);
    }
}
