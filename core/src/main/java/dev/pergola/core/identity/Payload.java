package dev.pergola.core.identity;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Text as URL-safe Base64, compressed where that makes it shorter; compressed text has a dot before it. */
final class Payload {

    /** What is larger when it is unpacked is refused, in bytes. */
    static final int LARGEST = 64 * 1024;

    private static final String COMPRESSED = ".";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Payload() {}

    static String write(String text) {
        byte[] plain = text.getBytes(StandardCharsets.UTF_8);
        byte[] compressed = compressed(plain);
        return compressed.length < plain.length - 1
                ? COMPRESSED + ENCODER.encodeToString(compressed)
                : ENCODER.encodeToString(plain);
    }

    /** Empty where it is no payload, or more than fits. */
    static Optional<String> read(String payload) {
        boolean compressed = payload.startsWith(COMPRESSED);
        try {
            byte[] bytes = DECODER.decode(payload.substring(compressed ? COMPRESSED.length() : 0));
            byte[] plain = compressed ? unpacked(bytes) : bytes;
            return plain.length > LARGEST
                    ? Optional.empty()
                    : Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(plain))
                            .toString());
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    private static byte[] compressed(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
            deflater.write(plain);
        } catch (IOException impossible) {
            throw new UncheckedIOException("Writing to memory failed", impossible);
        }
        return out.toByteArray();
    }

    /** At most one byte more than is accepted: what expands without end costs no more than that. */
    private static byte[] unpacked(byte[] compressed) throws CharacterCodingException {
        try (InflaterInputStream inflater = new InflaterInputStream(new ByteArrayInputStream(compressed))) {
            return inflater.readNBytes(LARGEST + 1);
        } catch (IOException malformed) {
            throw new CharacterCodingException();
        }
    }
}
