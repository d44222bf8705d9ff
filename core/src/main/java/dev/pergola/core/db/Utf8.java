package dev.pergola.core.db;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes that SQLite calls text, which they need not be: SQLite stores whatever it is given. */
final class Utf8 {

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;

    private static final char REPLACEMENT = '\uFFFD';
    private static final byte BEFORE_SURROGATE = (byte) 0xED;
    private static final byte FIRST_OF_SURROGATES = (byte) 0xA0;

    private Utf8() {}

    /** The text; each byte that belongs to none becomes the replacement character. */
    static String text(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : withSurrogatesApart(bytes);
    }

    /** Java takes a surrogate, which has no place in UTF-8, for one fault; its bytes are three, as elsewhere. */
    private static String withSurrogatesApart(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int start = 0;
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == BEFORE_SURROGATE && bytes[i + 1] < 0 && bytes[i + 1] >= FIRST_OF_SURROGATES) {
                text.append(new String(bytes, start, i + 1 - start, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return text.append(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8))
                .toString();
    }

    static boolean valid(byte[] bytes) {
        int i = 0;
        for (; i <= bytes.length - Long.BYTES; i += Long.BYTES) {
            if (((long) EIGHT_BYTES.get(bytes, i) & HIGH_BITS) != 0) {
                return validFrom(bytes, i);
            }
        }
        for (; i < bytes.length; i++) {
            if (bytes[i] < 0) {
                return validFrom(bytes, i);
            }
        }
        return true;
    }

    private static boolean validFrom(byte[] bytes, int start) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, start, bytes.length - start));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
