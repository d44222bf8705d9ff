package dev.pergola.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Response;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other ways to reach the server than a plain port: TLS, and Unix sockets. */
class OtherWaysInTest {

    @TempDir
    private Path directory;

    private static HttpServer server(Optional<Path> socket, Optional<TlsFiles> tls) {
        return new HttpServer(
                new HttpOptions("127.0.0.1", 0, socket, tls, HttpLimits.standard()),
                request -> Response.text(request.scheme() + " " + request.path()),
                TestServer::problem);
    }

    /** Makes a certificate for this machine with the tool of the JDK, and writes it with its key as PEM. */
    private KeyStore certificate(String name, TlsFiles files) throws Exception {
        Path store = directory.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit",
                        "-storetype",
                        "PKCS12")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        Files.writeString(
                files.certificate(),
                pem("CERTIFICATE", keys.getCertificate("server").getEncoded()));
        Files.writeString(
                files.key(),
                pem(
                        "PRIVATE KEY",
                        keys.getKey("server", "changeit".toCharArray()).getEncoded()));
        return keys;
    }

    private static String pem(String kind, byte[] content) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content) + "\n-----END " + kind
                + "-----\n";
    }

    private static HttpClient trusting(KeyStore keys) throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static String name(HttpClient client, URI address) throws Exception {
        var answer = client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertEquals("https /x", answer.body());
        X509Certificate shown =
                (X509Certificate) answer.sslSession().orElseThrow().getPeerCertificates()[0];
        return shown.getSubjectX500Principal().getName();
    }

    @Test
    void aConnectionIsEncryptedAndANewCertificateIsTakenWhileRunning() throws Exception {
        TlsFiles files = new TlsFiles(directory.resolve("cert.pem"), directory.resolve("key.pem"));
        KeyStore first = certificate("first", files);
        try (HttpServer server = server(Optional.empty(), Optional.of(files))) {
            server.start();
            URI address = server.location().resolve("/x");
            assertEquals("https", address.getScheme());
            assertEquals("CN=first", name(trusting(first), address));
            Files.writeString(files.key(), "rubbish");
            server.reload();
            assertEquals("CN=first", name(trusting(first), address));
            KeyStore second = certificate("second", files);
            server.reload();
            assertEquals("CN=second", name(trusting(second), address));
        }
    }

    @Test
    void aKeyThatIsNoneIsRefusedInWords() throws Exception {
        TlsFiles files = new TlsFiles(directory.resolve("cert.pem"), directory.resolve("key.pem"));
        certificate("some", files);
        Files.writeString(files.key(), pem("RSA PRIVATE KEY", new byte[100]));
        try (HttpServer server = server(Optional.empty(), Optional.of(files))) {
            HttpStartException refusal = assertThrows(HttpStartException.class, server::start);
            assertTrue(String.valueOf(refusal.getMessage()).contains("openssl pkcs8"), refusal.getMessage());
        }
        TlsFiles missing = new TlsFiles(directory.resolve("nowhere.pem"), files.key());
        try (HttpServer server = server(Optional.empty(), Optional.of(missing))) {
            HttpStartException refusal = assertThrows(HttpStartException.class, server::start);
            assertTrue(String.valueOf(refusal.getMessage()).contains("nowhere.pem"), refusal.getMessage());
        }
    }

    private static String ask(Path socket) throws Exception {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            channel.write(ByteBuffer.wrap("GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII)));
            return new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aUnixSocketIsAnsweredAndGoneAtTheEnd() throws Exception {
        Path socket = directory.resolve("site.sock");
        try (HttpServer server = server(Optional.of(socket), Optional.empty())) {
            server.start();
            assertEquals("http://localhost/", server.location().toString());
            String answer = ask(socket);
            assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            assertTrue(answer.endsWith("http /x"), answer);
            try (HttpServer second = server(Optional.of(socket), Optional.empty())) {
                assertThrows(HttpStartException.class, second::start);
            }
            assertTrue(ask(socket).startsWith("HTTP/1.1 200"));
        }
        assertFalse(Files.exists(socket));
    }

    @Test
    void theSocketThatAKilledServerLeftIsNoHindrance() throws Exception {
        Path socket = directory.resolve("left.sock");
        ServerSocketChannel killed = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        killed.bind(UnixDomainSocketAddress.of(socket));
        killed.close();
        assertTrue(Files.exists(socket));
        try (HttpServer server = server(Optional.of(socket), Optional.empty())) {
            server.start();
            assertTrue(ask(socket).startsWith("HTTP/1.1 200"));
        }
    }
}
