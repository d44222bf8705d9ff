package dev.pergola.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the server listens, and what it says when it cannot. */
class StartTest {

    private static HttpServer server(String host, int port) {
        return new HttpServer(new HttpOptions(host, port), request -> Response.text("x"), TestServer::problem);
    }

    private static String failure(String host, int port) {
        try (HttpServer server = server(host, port)) {
            return assertThrows(HttpStartException.class, server::start).getMessage();
        }
    }

    @Test
    void aFreePortIsChosenAndTold() throws IOException {
        try (HttpServer server = server("127.0.0.1", 0)) {
            server.start();

            assertTrue(server.address().getPort() > 0);
            assertEquals(
                    "http://127.0.0.1:" + server.address().getPort() + "/",
                    server.location().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0,localhost", "localhost,localhost"})
    void theStartPageHasAnAddressThatAPersonCanOpen(String host, String shown) throws IOException {
        try (HttpServer server = server(host, 0)) {
            server.start();

            assertEquals(shown, server.location().getHost());
        }
    }

    @Test
    void theAddressIsUnknownBeforeTheStart() {
        try (HttpServer server = server("127.0.0.1", 0)) {
            assertThrows(IllegalStateException.class, server::address);
        }
    }

    @Test
    void aPortInUseIsNamedWithAdvice() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String message = failure("127.0.0.1", other.getLocalPort());

            assertEquals(
                    "Cannot listen on 127.0.0.1, port %1$d: another program uses port %1$d. Stop that program, or choose"
                                    .formatted(other.getLocalPort())
                            + " another port; port 0 takes any free one.",
                    message);
        }
    }

    @Test
    void anUnknownHostIsNamedWithAdvice() {
        assertTrue(failure("no-such-host.invalid", 0)
                .startsWith("Cannot listen on no-such-host.invalid, port 0: this machine knows no host"));
    }

    @Test
    void anAddressOfAnotherMachineIsNamedWithAdvice() {
        assertTrue(failure("192.0.2.1", 0).contains("does not belong to this machine"));
    }

    @Test
    void aFailedStartCanBeClosed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            HttpServer server = server("127.0.0.1", other.getLocalPort());
            assertThrows(HttpStartException.class, server::start);
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"-1", "65536"})
    void portsOutsideOfTheRangeAreRefused(int port) {
        assertThrows(IllegalArgumentException.class, () -> new HttpOptions("localhost", port));
    }
}
