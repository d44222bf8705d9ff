package dev.pergola.itest.distribution;

import static dev.pergola.itest.harness.Eventually.eventually;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.SqliteShell;
import java.io.InputStream;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ways in which the built product listens. */
class ListeningIT {

    @TempDir
    Path folder;

    @Test
    void atAUnixSocket() throws Exception {
        Path socket = folder.resolve("p.sock");
        try (PergolaProcess server = Pergola.unpacked().start("serve", "--uds", socket.toString())) {
            eventually("the place", () -> server.output().contains("Serving at the Unix socket " + socket));
            try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
                channel.write(
                        ByteBuffer.wrap("GET /-/versions.json HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                                .getBytes(StandardCharsets.US_ASCII)));
                String answer = new String(Channels.newInputStream(channel).readAllBytes(), StandardCharsets.UTF_8);
                assertTrue(answer.startsWith("HTTP/1.1 200"), answer);
            }
            server.terminate();
            assertFalse(Files.exists(socket));
        }
    }

    @Test
    void encrypted() throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "RSA",
                        "-alias",
                        "server",
                        "-dname",
                        "CN=here",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, keytool.waitFor());
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        Path certificate = pem("CERTIFICATE", keys.getCertificate("server").getEncoded());
        Path key = pem(
                "PRIVATE KEY", keys.getKey("server", "changeit".toCharArray()).getEncoded());
        try (PergolaProcess server = Pergola.unpacked()
                .start("serve", "-p", "0", "--ssl-certfile", certificate.toString(), "--ssl-keyfile", key.toString())) {
            Pattern place = Pattern.compile("Serving at (https://\\S+)");
            eventually("the place", () -> place.matcher(server.output()).find());
            Matcher address = place.matcher(server.output());
            assertTrue(address.find());
            URI versions = URI.create(address.group(1)).resolve("/-/versions.json");
            assertEquals(
                    200,
                    trusting(keys)
                            .send(HttpRequest.newBuilder(versions).build(), BodyHandlers.ofString())
                            .statusCode());
        }
    }

    private Path pem(String kind, byte[] content) throws Exception {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return Files.writeString(
                folder.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
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

    @Test
    void andABrowserIsOpenedWhereAPersonWouldGoFirst() throws Exception {
        Path database = SqliteShell.buildFrom(folder.resolve("birds.db"), "create table birds(name);");
        Path seen = folder.resolve("seen");
        Path browser = Files.writeString(
                Files.createDirectories(folder.resolve("bin")).resolve("xdg-open"),
                "#!/bin/sh\necho \"$1\" > " + seen + "\n");
        assertTrue(browser.toFile().setExecutable(true));
        Pergola pergola = Pergola.unpacked().with("PATH", browser.getParent() + ":" + System.getenv("PATH"));
        try (PergolaProcess server = pergola.serve("--open", database.toString())) {
            eventually(
                    "an address for the browser",
                    () -> Files.exists(seen) && seen.toFile().length() > 0);
            assertEquals(
                    server.address() + "/birds/birds", Files.readString(seen).strip());
        }
    }
}
