package com.example.trac;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One procedure after the other of a Trac server, called over HTTP. Follows no redirects, so that nobody else gets the password.
 * For one thread.
 */
final class JsonRpc implements AutoCloseable {

    /** Keeps no buffers for threads: those of the server live longer than this plugin, and would hold on to it. */
    static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
            .build());

    static final JsonNode NOTHING = MissingNode.getInstance();

    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
    private static final long LONGEST_ANSWER_SECONDS = 60;

    private final TracSettings.Source source;
    private final Clock clock;
    private final ExecutorService threads = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "trac-tickets");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(LONGEST_CONNECT)
            .executor(threads)
            .build();

    /**
     * What came back.
     *
     * @param result what the procedure returned
     * @param time when, by the clock of the server that answered
     */
    record Reply(JsonNode result, Instant time) {}

    JsonRpc(TracSettings.Source source, Clock clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * Calls a procedure.
     *
     * @throws TracFailure where there is no answer, or one that says why not
     */
    Reply call(String method, ArrayNode parameters) throws TracFailure, InterruptedException {
        Instant sent = clock.instant();
        HttpResponse<byte[]> response =
                send(request(write(JSON.createObjectNode().put("method", method).set("params", parameters))));
        if (response.statusCode() != 200) {
            throw new TracFailure(
                    "Trac answered " + response.statusCode() + advice(response.statusCode()) + ".",
                    response.headers().firstValue("Retry-After").flatMap(this::delay));
        }
        JsonNode answer = read(response.body());
        JsonNode error = answer.path("error");
        if (!error.isMissingNode() && !error.isNull()) {
            throw new TracFailure("Trac refuses " + method + ": " + text(error.path("message")));
        }
        return new Reply(
                answer.path("result"),
                response.headers().firstValue("Date").flatMap(JsonRpc::httpDate).orElse(sent));
    }

    private HttpRequest request(String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(source.address() + source.path()))
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", "trac-tickets (plugin of Pergola)")
                .POST(BodyPublishers.ofString(body));
        source.authorization().ifPresent(value -> request.header("Authorization", value));
        return request.build();
    }

    private HttpResponse<byte[]> send(HttpRequest request) throws TracFailure, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, BodyHandlers.ofByteArray());
        try {
            return answer.get(LONGEST_ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw new TracFailure("Trac cannot be reached (" + failure.getCause() + ").");
        } catch (TimeoutException late) {
            throw new TracFailure("Trac did not answer within " + LONGEST_ANSWER_SECONDS + " seconds.");
        } finally {
            answer.cancel(true);
        }
    }

    private static String advice(int status) {
        return switch (status) {
            case 401, 403 -> "; look at the settings user, password and path";
            case 404 -> "; has it the XmlRpcPlugin, and is the setting path right?";
            default -> "";
        };
    }

    private static JsonNode read(byte[] body) throws TracFailure {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException unreadable) {
            throw new TracFailure("Trac answered something else than JSON; look at the settings address and path.");
        } catch (IOException impossible) {
            throw new IllegalStateException("bytes in memory cannot be read", impossible);
        }
    }

    /** Not by {@code toString()} of a node, which has a mapper of its own that keeps buffers. */
    static String write(JsonNode value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("texts and numbers can always be written", impossible);
        }
    }

    private Optional<Duration> delay(String header) {
        return header.strip().matches("\\d{1,9}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(header.strip())))
                : httpDate(header)
                        .map(until -> Duration.between(clock.instant(), until))
                        .filter(delay -> !delay.isNegative());
    }

    private static Optional<Instant> httpDate(String header) {
        try {
            return Optional.of(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /**
     * A moment: {@code {"__jsonclass__": ["datetime", "2024-01-01T00:00:00"]}}, always UTC.
     *
     * @throws TracFailure where it is none
     */
    static Instant time(JsonNode value) throws TracFailure {
        String text = text(value);
        try {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException unreadable) {
            throw new TracFailure("Trac gave \"" + text + "\" where a time belongs.");
        }
    }

    /** A text, a number, or a value that is marked with its class; an empty text for nothing. */
    static String text(JsonNode value) {
        JsonNode marked = value.path("__jsonclass__");
        return marked.isArray() ? marked.path(1).asText() : value.isNull() ? "" : value.asText();
    }

    /** Ends the thread, and with it what is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
