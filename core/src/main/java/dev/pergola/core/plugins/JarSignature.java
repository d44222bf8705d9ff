package dev.pergola.core.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/**
 * Whether all of a jar was signed by somebody whose key is trusted. It is the key that counts, not the certificate around
 * it: a certificate that has expired, or was issued anew for the same key, makes no plugin worse.
 */
final class JarSignature {

    /** What holds the signatures cannot be signed itself. */
    private static final Pattern OF_SIGNATURE =
            Pattern.compile("META-INF/(MANIFEST\\.MF|SIG-[^/]*|[^/]*\\.(SF|RSA|DSA|EC))");

    private JarSignature() {}

    /** What is wrong, as the end of a sentence about the plugin; empty where all of it is signed. */
    static Optional<String> flaw(Path file, Set<PublicKey> trusted) {
        try (JarFile jar = new JarFile(file.toFile(), true)) {
            List<JarEntry> entries = Collections.list(jar.entries()).stream()
                    .filter(entry -> !entry.isDirectory())
                    .filter(entry -> !OF_SIGNATURE
                            .matcher(entry.getName().toUpperCase(Locale.ROOT))
                            .matches())
                    .toList();
            for (JarEntry entry : entries) {
                Optional<String> flaw = flaw(jar, entry, trusted);
                if (flaw.isPresent()) {
                    return flaw;
                }
            }
            return entries.isEmpty() ? Optional.of("is not signed.") : Optional.empty();
        } catch (IOException | SecurityException broken) {
            return Optional.of("is not what was signed: %s.".formatted(broken.getMessage()));
        }
    }

    private static Optional<String> flaw(JarFile jar, JarEntry entry, Set<PublicKey> trusted) throws IOException {
        try (InputStream content = jar.getInputStream(entry)) {
            content.transferTo(OutputStream.nullOutputStream()); // only then its signers are known
        }
        CodeSigner[] signers = entry.getCodeSigners();
        if (signers == null) {
            boolean signedElsewhere =
                    jar.stream().anyMatch(other -> other.getName().endsWith(".SF"));
            return Optional.of(
                    signedElsewhere
                            ? "is signed in part only: its entry %s is not.".formatted(entry.getName())
                            : "is not signed.");
        }
        for (CodeSigner signer : signers) {
            if (trusted.contains(certificate(signer).getPublicKey())) {
                return Optional.empty();
            }
        }
        return Optional.of(
                "is signed by %s, whose key is not among the trusted ones.".formatted(name(certificate(signers[0]))));
    }

    private static Certificate certificate(CodeSigner signer) {
        return signer.getSignerCertPath().getCertificates().get(0);
    }

    private static String name(Certificate certificate) {
        return certificate instanceof X509Certificate known
                ? known.getSubjectX500Principal().getName()
                : "somebody without a name";
    }
}
