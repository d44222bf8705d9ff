package dev.pergola.core.plugins;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The keys of those whose plugins may run: a file of certificates and public keys in PEM. Where there is no such file every
 * plugin may; where it cannot be read none may that was added to the product. What comes with the product, and what is being
 * written by {@code pergola dev}, is not asked for a signature. The file is read each time that a jar is looked into.
 */
public final class TrustedKeys {

    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (CERTIFICATE|PUBLIC KEY)-----([^-]+)-----END \\1-----");

    private static final List<String> ALGORITHMS = List.of("EdDSA", "RSA", "EC", "DSA");

    private final Path file;

    /**
     * Names the file, which need not exist.
     *
     * @param file of keys
     */
    public TrustedKeys(Path file) {
        this.file = requireNonNull(file, "file is null");
    }

    /** The file as it is, or as one that is no plugin where its signature is wrong. */
    PluginFile check(PluginFile found) {
        if (found instanceof PluginJar jar) {
            Optional<String> flaw = flaw(jar);
            if (flaw.isPresent()) {
                return new UnusableFile(found.path(), found.origin(), found.stamp(), flaw.get());
            }
        }
        return found;
    }

    /**
     * Lets nothing be tried that is not signed.
     *
     * @param next tries the others
     * @return a trial that finds both
     */
    public PluginTrial before(PluginTrial next) {
        return jars -> {
            Map<PluginJar, PluginTrouble> troubles = new HashMap<>();
            for (PluginJar jar : jars) {
                flaw(jar).ifPresent(flaw -> troubles.put(jar, new PluginTrouble(PluginState.INVALID, flaw)));
            }
            List<PluginJar> signed =
                    jars.stream().filter(jar -> !troubles.containsKey(jar)).toList();
            troubles.putAll(next.tryOut(signed));
            return troubles;
        };
    }

    /** Why a plugin may not run, in a sentence; empty where it may. */
    private Optional<String> flaw(PluginJar jar) {
        boolean ours =
                jar.origin().equals(PluginFolder.DISTRIBUTION) || jar.origin().equals(PluginFolder.PROJECT);
        if (ours || !Files.exists(file)) {
            return Optional.empty();
        }
        try {
            Set<PublicKey> keys = keys(Files.readString(file));
            return keys.isEmpty()
                    ? Optional.of("No plugin may run: there is no key in %s, which says whom to trust.".formatted(file))
                    : JarSignature.flaw(jar.content(), keys).map(flaw -> "%s %s The keys that are trusted are in %s."
                            .formatted(jar.path().getFileName(), flaw, file));
        } catch (IOException | GeneralSecurityException unreadable) {
            return Optional.of("No plugin may run: %s, which says whom to trust, cannot be read: %s."
                    .formatted(file, unreadable.getMessage()));
        }
    }

    private static Set<PublicKey> keys(String text) throws GeneralSecurityException {
        Set<PublicKey> keys = new HashSet<>();
        Matcher blocks = BLOCK.matcher(text);
        while (blocks.find()) {
            keys.add(blocks.group(1).equals("CERTIFICATE") ? keyOfCertificate(blocks.group()) : key(blocks.group(2)));
        }
        return keys;
    }

    private static PublicKey keyOfCertificate(String block) throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(block.getBytes(StandardCharsets.US_ASCII)))
                .getPublicKey();
    }

    /** The encoding names the algorithm, but only a factory of that algorithm can read it. */
    private static PublicKey key(String base64) throws GeneralSecurityException {
        X509EncodedKeySpec encoded = decoded(base64);
        List<String> tried = new ArrayList<>();
        for (String algorithm : ALGORITHMS) {
            try {
                return KeyFactory.getInstance(algorithm).generatePublic(encoded);
            } catch (InvalidKeySpecException another) {
                tried.add(algorithm);
            }
        }
        throw new InvalidKeySpecException("a public key in it is of none of these kinds: " + String.join(", ", tried));
    }

    private static X509EncodedKeySpec decoded(String base64) throws InvalidKeySpecException {
        try {
            return new X509EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
        } catch (IllegalArgumentException malformed) {
            throw new InvalidKeySpecException("a public key in it is not written in base 64", malformed);
        }
    }
}
