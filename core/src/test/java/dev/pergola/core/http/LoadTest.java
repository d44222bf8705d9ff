package dev.pergola.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Many clients at once, and the end of the server while they are there. */
class LoadTest {

    private final Semaphore entered = new Semaphore(0);
    private final CountDownLatch released = new CountDownLatch(1);
    private final ExecutorService clients = Executors.newCachedThreadPool();

    @AfterEach
    void letGo() {
        released.countDown();
        clients.shutdownNow();
    }

    private Response waiting(Request request) {
        entered.release();
        try {
            assertTrue(released.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException cutOff) {
            return Response.text("interrupted");
        }
        return Response.text("done");
    }

    private void awaitEntered(int requests) throws InterruptedException {
        assertTrue(entered.tryAcquire(requests, 20, TimeUnit.SECONDS));
    }

    @Test
    void whatFitsNeitherOnAThreadNorInTheQueueIsToldToComeBack() throws Exception {
        HttpLimits small = HttpLimits.standard().withRequests(2, 1, Duration.ofSeconds(20));
        try (TestServer server = TestServer.answering(small, this::waiting);
                RawClient first = server.connect();
                RawClient second = server.connect();
                RawClient third = server.connect();
                RawClient fourth = server.connect()) {
            first.ask("GET", "/");
            second.ask("GET", "/");
            awaitEntered(2);

            // One of these two waits, the other is refused; which one is for the network to decide.
            third.ask("GET", "/");
            fourth.ask("GET", "/");
            Future<RawClient.Answer> thirdAnswer = clients.submit(() -> third.answer());
            Future<RawClient.Answer> fourthAnswer = clients.submit(() -> fourth.answer());
            RawClient.Answer refused =
                    (RawClient.Answer) CompletableFuture.anyOf(joining(thirdAnswer), joining(fourthAnswer))
                            .get(20, TimeUnit.SECONDS);

            assertEquals(503, refused.status());
            assertTrue(refused.text().startsWith("OUR PROBLEM overloaded: "), refused::text);
            assertEquals(List.of("2"), refused.headers("Retry-After"));
            assertEquals(0, entered.availablePermits(), "a refused request must not reach the application");

            released.countDown();
            assertEquals("done", first.answer().text());
            assertEquals("done", second.answer().text());
            assertEquals(
                    List.of(200, 503),
                    List.of(thirdAnswer.get().status(), fourthAnswer.get().status()).stream()
                            .sorted()
                            .toList());
        }
    }

    private CompletableFuture<RawClient.Answer> joining(Future<RawClient.Answer> answer) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return answer.get();
                    } catch (ExecutionException | InterruptedException failure) {
                        throw new IllegalStateException(failure);
                    }
                },
                clients);
    }

    @Test
    void whatWaitsTooLongIsToldToComeBack() throws Exception {
        HttpLimits small = HttpLimits.standard().withRequests(1, 10, Duration.ofMillis(50));
        try (TestServer server = TestServer.answering(small, this::waiting);
                RawClient first = server.connect();
                RawClient second = server.connect()) {
            first.ask("GET", "/");
            awaitEntered(1);

            RawClient.Answer refused = second.ask("GET", "/").answer();

            assertEquals(503, refused.status());
            assertTrue(refused.text().startsWith("OUR PROBLEM overloaded: "), refused::text);
            released.countDown();
            assertEquals("done", first.answer().text());
            assertEquals("done", second.ask("GET", "/").answer().text(), "the connection goes on");
        }
    }

    @Test
    void hundredsOfConnectionsAreServedByFewThreads() throws Exception {
        HttpLimits few = HttpLimits.standard().withRequests(4, 512, Duration.ofSeconds(20));
        AtomicInteger atOnce = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        try (TestServer server = TestServer.answering(few, request -> {
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Response response = Response.text(request.path());
            atOnce.decrementAndGet();
            return response;
        })) {
            List<RawClient> connections = new ArrayList<>();
            try {
                for (int i = 0; i < 300; i++) {
                    connections.add(server.connect());
                }
                for (int round = 0; round < 3; round++) {
                    for (int i = 0; i < connections.size(); i++) {
                        connections.get(i).ask("GET", "/" + i);
                    }
                    for (int i = 0; i < connections.size(); i++) {
                        assertEquals("/" + i, connections.get(i).answer().text());
                    }
                }
            } finally {
                for (RawClient connection : connections) {
                    connection.close();
                }
            }
        }
        assertTrue(most.get() <= 4, "at once: " + most.get());
    }

    @Test
    void stoppingLetsRunningRequestsFinishAndRefusesNewConnections() throws Exception {
        TestServer server = TestServer.answering(this::waiting);
        int port = server.server().address().getPort();
        try (RawClient running = server.connect();
                RawClient idle = server.connect()) {
            running.ask("GET", "/");
            awaitEntered(1);
            Future<?> stopped = clients.submit(server::close);

            assertEquals(0, idle.restLength(), "a connection without a request is closed");
            awaitRefusal(port);
            assertFalse(stopped.isDone());
            released.countDown();

            RawClient.Answer answer = running.answer();
            assertEquals("done", answer.text());
            assertEquals(List.of("close"), answer.headers("Connection"));
            stopped.get(20, TimeUnit.SECONDS);
        }
    }

    private static void awaitRefusal(int port) throws IOException {
        for (int i = 0; i < 1000; i++) {
            try {
                new RawClient(port).close();
            } catch (ConnectException refused) {
                return;
            }
        }
        throw new AssertionError("the port still accepts connections");
    }

    @Test
    void stoppingLetsARunningStreamFinish() throws Exception {
        byte[] block = new byte[1000];
        Response stream = Response.of("text/csv", Body.streaming(out -> {
            out.write(block);
            out.flush();
            waiting(Request.get("/").build());
            for (int i = 0; i < 1000; i++) {
                out.write(block);
            }
        }));
        TestServer server = TestServer.answering(request ->
                request.method().equals("GET") ? stream : Response.text("").withStatus(404));
        try (RawClient client = server.connect();
                RawClient idle = server.connect()) {
            assertEquals(404, idle.ask("DELETE", "/").answer().status());
            client.ask("GET", "/");
            awaitEntered(1);
            Future<?> stopped = clients.submit(server::close);
            assertEquals(0, idle.restLength(), "the server closes what is idle, and only that");
            released.countDown();

            RawClient.Answer answer = client.answer();

            assertTrue(answer.complete());
            assertEquals(1_001_000, answer.content().length);
            stopped.get(20, TimeUnit.SECONDS);
        }
    }

    @RepeatedTest(5)
    void stoppingUnderLoadLosesNoRequestThatWasAccepted() throws Exception {
        TestServer server = TestServer.answering(request -> Response.text("x".repeat(500)));
        int port = server.server().address().getPort();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger broken = new AtomicInteger();
        CountDownLatch busy = new CountDownLatch(200);
        List<Future<?>> loops = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            loops.add(clients.submit(() -> {
                loadUntilRefused(port, answered, broken, busy);
                return null;
            }));
        }
        assertTrue(busy.await(20, TimeUnit.SECONDS));

        server.close();
        for (Future<?> loop : loops) {
            loop.get(20, TimeUnit.SECONDS);
        }

        assertTrue(answered.get() >= 200);
        assertEquals(0, broken.get(), "answers that began and did not end");
    }

    /** A client as they are: it keeps its connection, and opens another when the server has closed it. */
    private static void loadUntilRefused(int port, AtomicInteger answered, AtomicInteger broken, CountDownLatch busy)
            throws IOException {
        while (true) {
            try (RawClient client = new RawClient(port)) {
                boolean open = true;
                while (open) {
                    RawClient.Answer answer = client.ask("GET", "/").answer();
                    if (answer.status() != 200 || !answer.complete()) {
                        broken.incrementAndGet();
                    }
                    answered.incrementAndGet();
                    busy.countDown();
                    open = !answer.headers("Connection").contains("close");
                }
            } catch (ConnectException refused) {
                return;
            } catch (IOException closedBetweenRequests) {
                // Allowed by HTTP: no byte of an answer had come. The next attempt is refused, and ends this.
            }
        }
    }

    @Test
    void whatDoesNotFinishInTimeIsCutOff() throws Exception {
        HttpLimits impatient = HttpLimits.standard().withTimes(Duration.ofSeconds(30), Duration.ofMillis(300));
        TestServer server = TestServer.answering(impatient, this::waiting);
        int port = server.server().address().getPort();
        try (RawClient client = server.connect()) {
            client.ask("GET", "/");
            awaitEntered(1);

            server.close();

            assertThrows(ConnectException.class, () -> new RawClient(port));
            assertTrue(client.restLength() < "done".getBytes(StandardCharsets.UTF_8).length + 400);
        }
    }

    @Test
    void stoppingTwiceIsStoppingOnce() throws IOException {
        TestServer server = TestServer.answering(request -> Response.text("x"));
        server.close();
        server.close();
    }
}
