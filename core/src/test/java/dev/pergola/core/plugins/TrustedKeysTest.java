package dev.pergola.core.plugins;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import jdk.security.jarsigner.JarSigner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jars that are signed, and jars that are not, beside keys that are trusted. */
class TrustedKeysTest {

    private static final char[] PASSWORD = "secret".toCharArray();

    @TempDir
    static Path workshop;

    private static KeyStore.PrivateKeyEntry ada;
    private static KeyStore.PrivateKeyEntry eve;

    @TempDir
    private Path directory;

    private Path file;
    private TrustedKeys keys;

    @BeforeAll
    static void makeKeys() throws Exception {
        ada = keyOf("Ada", "Ed25519");
        eve = keyOf("Eve", "RSA");
    }

    private static KeyStore.PrivateKeyEntry keyOf(String name, String algorithm) throws Exception {
        Path store = workshop.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        algorithm,
                        "-dname",
                        "CN=" + name,
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "secret",
                        "-validity",
                        "1")
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, keytool.waitFor(), said);
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
        return new KeyStore.PrivateKeyEntry((PrivateKey) keys.getKey("key", PASSWORD), keys.getCertificateChain("key"));
    }

    @BeforeEach
    void makeJar() {
        file = directory.resolve("trusted-keys.pem");
        keys = new TrustedKeys(file);
    }

    @Test
    void withoutTheFileEveryPluginMayRun() {
        assertEquals("vega 1.0.0", checked(plain()));
    }

    @Test
    void aPluginOfATrustedKeyMayRun() throws Exception {
        trust(pem("CERTIFICATE", certificate(ada).getEncoded()));
        assertEquals("vega 1.0.0", checked(signed(ada)));
        trust(pem("PUBLIC KEY", certificate(ada).getPublicKey().getEncoded())
                + pem("PUBLIC KEY", certificate(eve).getPublicKey().getEncoded()));
        assertEquals("vega 1.0.0", checked(signed(ada)));
        assertEquals("vega 1.0.0", checked(signed(eve)));
    }

    @Test
    void othersMayNotAndTheReasonNamesTheFileAndTheSigner() throws Exception {
        trust(pem("CERTIFICATE", certificate(ada).getEncoded()));
        String where = " The keys that are trusted are in " + file + ".";
        assertEquals("vega.jar is not signed." + where, checked(plain()));
        assertEquals(
                "vega.jar is signed by CN=Eve, whose key is not among the trusted ones." + where, checked(signed(eve)));
    }

    @Test
    void whatWasChangedOrAddedAfterwardsIsFound() throws Exception {
        trust(pem("CERTIFICATE", certificate(ada).getEncoded()));
        Path changed = signed(ada);
        write(changed, "content", "something else");
        assertTrue(checked(changed).startsWith("vega.jar is not what was signed: "), checked(changed));

        Path added = signed(ada);
        write(added, "another", "more of it");
        assertTrue(
                checked(added).startsWith("vega.jar is signed in part only: its entry another is not."),
                checked(added));

        Path renamed = signed(ada);
        write(renamed, "META-INF/MANIFEST.MF", manifest(renamed).replace("vega", "maps"));
        assertTrue(checked(renamed).startsWith("vega.jar is not what was signed: "), checked(renamed));
    }

    @Test
    void aFileWithoutKeysTrustsNobody() throws IOException {
        trust("to be done");
        assertEquals(
                "No plugin may run: there is no key in %s, which says whom to trust.".formatted(file),
                checked(plain()));
        trust(pem("PUBLIC KEY", new byte[] {1, 2, 3}));
        assertTrue(checked(plain()).contains("is of none of these kinds: EdDSA, RSA, EC, DSA"), checked(plain()));
    }

    @Test
    void whatComesWithTheProductIsNotAsked() throws Exception {
        trust(pem("CERTIFICATE", certificate(ada).getEncoded()));
        PluginJar jar = (PluginJar) inspected(plain());
        PluginJar brought = jar.movedTo(jar.path(), PluginFolder.DISTRIBUTION);
        assertEquals(brought, keys.check(brought));
    }

    @Test
    void nothingIsTriedThatIsNotSigned() throws Exception {
        trust(pem("CERTIFICATE", certificate(ada).getEncoded()));
        PluginJar unsigned = (PluginJar) inspected(plain());
        Map<PluginJar, PluginTrouble> troubles = keys.before(jars -> {
                    assertEquals(List.of(), jars);
                    return Map.of();
                })
                .tryOut(List.of(unsigned));
        assertTrue(troubles.get(unsigned).reason().startsWith("vega.jar is not signed."));
    }

    private void trust(String text) throws IOException {
        Files.writeString(file, text);
    }

    private static Certificate certificate(KeyStore.PrivateKeyEntry signer) {
        return signer.getCertificate();
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                .formatted(kind, Base64.getMimeEncoder().encodeToString(content), kind);
    }

    private Path plain() {
        Path jar = directory.resolve("vega.jar");
        TestJars.plugin(jar, "vega", "1.0.0");
        return jar;
    }

    private Path signed(KeyStore.PrivateKeyEntry signer) throws Exception {
        Path unsigned = directory.resolve("unsigned");
        TestJars.plugin(unsigned, "vega", "1.0.0");
        Path jar = directory.resolve("vega.jar");
        var path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(signer.getCertificate()));
        try (ZipFile source = new ZipFile(unsigned.toFile());
                OutputStream target = Files.newOutputStream(jar)) {
            new JarSigner.Builder(signer.getPrivateKey(), path).build().sign(source, target);
        }
        return jar;
    }

    private static void write(Path jar, String entry, String content) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            Files.writeString(inside.getPath(entry), content);
        }
    }

    private static String manifest(Path jar) throws IOException {
        try (FileSystem inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            return Files.readString(inside.getPath("META-INF/MANIFEST.MF"));
        }
    }

    private PluginFile inspected(Path jar) {
        return JarInspection.inspect(jar, PluginFolder.HOME, new FileStamp(1, FileTime.fromMillis(0)));
    }

    /** The plugin, or why it is none. */
    private String checked(Path jar) {
        PluginFile found = keys.check(inspected(jar));
        return found instanceof UnusableFile unusable ? unusable.reason() : found.toString();
    }
}
