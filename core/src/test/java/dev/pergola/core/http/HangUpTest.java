package dev.pergola.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever hangs up is noticed while his answer is being made, and nobody else is disturbed by the listening. */
class HangUpTest {

    private static final long LONGEST_WAIT_SECONDS = 30;

    /** Long enough that the server begins to listen to a client that waits. */
    private static final long LASTING_MILLISECONDS = 400;

    private final BlockingQueue<Thread> working = new LinkedBlockingQueue<>();
    private final BlockingQueue<Thread> abandoned = new LinkedBlockingQueue<>();
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = new HttpServer(
                new HttpOptions("127.0.0.1", 0, HttpLimits.standard()),
                request -> {
                    working.add(Thread.currentThread());
                    await(request.path().equals("/endless") ? LONGEST_WAIT_SECONDS * 1000 : LASTING_MILLISECONDS);
                    return Response.text("answer to " + request.path());
                },
                TestServer::problem,
                thread -> {
                    abandoned.add(thread);
                    released.countDown();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.close();
    }

    private void await(long milliseconds) {
        try {
            boolean unused = released.await(milliseconds, TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket send(String... paths) throws IOException {
        Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        for (String path : paths) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        return socket;
    }

    @Test
    void theThreadOfAClientThatHangsUpIsNamed() throws Exception {
        Socket socket = send("/endless");
        Thread thread = working.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        socket.close();
        assertNotNull(thread);
        assertEquals(thread, abandoned.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void requestsThatComeBeforeTheAnswerAreAnsweredInTheirTurn() throws Exception {
        try (Socket socket = send("/first", "/second")) {
            assertEquals(List.of("/first", "/second"), answers(socket, 2));
            socket.getOutputStream()
                    .write("GET /third HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals(List.of("/third"), answers(socket, 1));
        }
        assertTrue(abandoned.isEmpty());
    }

    @Test
    void aRequestThatComesWhileTheServerListensIsNotLost() throws Exception {
        try (Socket socket = send("/first")) {
            assertNotNull(working.poll(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS));
            assertFalse(released.await(LASTING_MILLISECONDS / 2, TimeUnit.MILLISECONDS));
            socket.getOutputStream()
                    .write("GET /second HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertEquals(List.of("/first", "/second"), answers(socket, 2));
        }
    }

    @Test
    void aClientThatSaysNoMoreAndListensGetsItsAnswer() throws Exception {
        try (Socket socket = send("/only")) {
            socket.shutdownOutput();
            assertEquals(List.of("/only"), answers(socket, 1));
        }
    }

    /** Reads until so many answers are there. */
    private static List<String> answers(Socket socket, int count) throws IOException {
        socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(LONGEST_WAIT_SECONDS));
        StringBuilder text = new StringBuilder();
        byte[] bytes = new byte[4096];
        while (text.toString().split("answer to ", -1).length <= count) {
            int length = socket.getInputStream().read(bytes);
            assertTrue(length > 0, () -> "the connection was closed after: " + text);
            text.append(new String(bytes, 0, length, StandardCharsets.US_ASCII));
        }
        return text.toString()
                .lines()
                .filter(line -> line.contains("answer to "))
                .map(line -> line.replaceAll(".*answer to (/[a-z]*).*", "$1"))
                .toList();
    }
}
