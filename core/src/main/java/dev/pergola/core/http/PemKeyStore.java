package dev.pergola.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a certificate and its key into the form that Java's TLS takes. What is wrong with the files is said in words. */
final class PemKeyStore {

    /** Of the store in memory, which nobody else sees. */
    static final String PASSWORD = "in memory";

    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");
    private static final List<String> ALGORITHMS = List.of("RSA", "EC", "EdDSA");

    private PemKeyStore() {}

    static KeyStore read(TlsFiles files) throws HttpStartException {
        try {
            Certificate[] chain = certificates(files.certificate());
            if (chain.length == 0) {
                throw HttpStartException.unusable(
                        files.certificate(), "there is no certificate in it", Optional.empty());
            }
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", key(files.key()), PASSWORD.toCharArray(), chain);
            return store;
        } catch (HttpStartException told) {
            throw told;
        } catch (GeneralSecurityException | IOException failure) {
            throw HttpStartException.unusable(files.certificate(), String.valueOf(failure), Optional.of(failure));
        }
    }

    private static Certificate[] certificates(Path file) throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
        } catch (IOException unreadable) {
            throw HttpStartException.unusable(file, "it cannot be read", Optional.of(unreadable));
        }
    }

    private static PrivateKey key(Path file) throws HttpStartException, GeneralSecurityException {
        Matcher pem = KEY.matcher(text(file));
        if (!pem.find()) {
            throw HttpStartException.unusable(
                    file,
                    "there is no key in it that begins with BEGIN PRIVATE KEY. Other kinds are turned into that by"
                            + " `openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW`",
                    Optional.empty());
        }
        PKCS8EncodedKeySpec encoded =
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
            } catch (InvalidKeySpecException other) {
                // A key does not say what it is for; the next algorithm may know it.
            }
        }
        throw HttpStartException.unusable(file, "its key is none of " + ALGORITHMS, Optional.empty());
    }

    private static String text(Path file) throws HttpStartException {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw HttpStartException.unusable(file, "it cannot be read", Optional.of(unreadable));
        }
    }
}
