package dev.pergola.core.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.PlainValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs values and reads signed values, with one secret. What is signed can be read by everybody, but made by nobody
 * else. The format is that of the original: {@code PAYLOAD.SIGNATURE}, where the payload is JSON in URL-safe Base64, with
 * a dot before it where it is compressed, and the signature an HMAC with SHA-1 whose key depends on the purpose.
 *
 * <p>Immutable; may be used by any number of threads.
 */
public final class SignedValues {

    /** Longer texts are not looked at, in characters. */
    static final int LONGEST = 16 * 1024;

    private static final String ALGORITHM = "HmacSHA1";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final char SEPARATOR = '.';

    private final String secret;

    /**
     * Signs with a secret.
     *
     * @param secret known to the servers that trust each other's values, and to nobody else
     */
    public SignedValues(String secret) {
        this.secret = requireNonNull(secret, "secret is null");
    }

    /** The text that says the value and that it comes from here. */
    public String sign(Purpose purpose, PlainValue value) {
        return sign(purpose.namespace(), value);
    }

    /** The same for a purpose of a plugin. */
    public String sign(String purpose, PlainValue value) {
        String payload = Payload.write(JsonText.compact(value));
        return payload + SEPARATOR + signature(purpose, payload);
    }

    /** The value of a text, empty where it was not signed with this secret for this purpose. */
    public Optional<PlainValue> read(Purpose purpose, String text) {
        return read(purpose.namespace(), text);
    }

    /** The same for a purpose of a plugin. */
    public Optional<PlainValue> read(String purpose, String text) {
        int separator = text.lastIndexOf(SEPARATOR);
        if (separator < 1 || text.length() > LONGEST) {
            return Optional.empty();
        }
        String payload = text.substring(0, separator);
        return isSame(text.substring(separator + 1), signature(purpose, payload))
                ? Payload.read(payload).flatMap(JsonText::read)
                : Optional.empty();
    }

    /** Takes the same time wherever the first difference is, so that nobody can find a signature letter by letter. */
    private static boolean isSame(String given, String expected) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String purpose, String payload) {
        try {
            byte[] key = MessageDigest.getInstance("SHA-1")
                    .digest((purpose + "signer" + secret).getBytes(StandardCharsets.UTF_8));
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return ENCODER.encodeToString(mac.doFinal(payload.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java has SHA-1 and HmacSHA1", impossible);
        }
    }
}
