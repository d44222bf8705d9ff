package dev.pergola.core.identity;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Texts that nobody can guess. */
public final class RandomSecret {
    private static final int BYTES = 32;

    private RandomSecret() {}

    /** 64 hexadecimal digits, others each time. */
    public static String make() {
        byte[] bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
