package dev.pergola.itest.tutorial;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.pergola.itest.harness.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of a Trac server with its plugin for JSON-RPC as a collector of tickets needs, on a real socket. It answers one request
 * after the other, is too busy once, and remembers when it was asked for what.
 */
final class TracStandIn implements AutoCloseable {

    /** How long it wants to be left alone when it is too busy. */
    static final Duration BUSY = Duration.ofSeconds(3);

    private static final Pattern SINCE = Pattern.compile("changetime=([^&.]+)\\.\\.");
    private static final Instant FIRST = Instant.parse("2024-01-01T08:00:00Z");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final HttpServer server;
    private final int busyAfter;
    private final Map<Long, Instant> changed = new TreeMap<>();
    private final List<Long> arrivals = new ArrayList<>();
    private final List<String> queries = new ArrayList<>();
    private final List<Long> handedOut = new ArrayList<>();
    private int busyAt = -1;

    /**
     * Serves.
     *
     * @param tickets so many, numbered from 1
     * @param busyAfter is too busy once, when so many were handed out
     */
    TracStandIn(int tickets, int busyAfter) throws IOException {
        this.busyAfter = busyAfter;
        for (long id = 1; id <= tickets; id++) {
            changed.put(id, FIRST.plus(Duration.ofHours(id)));
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/rpc", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Somebody closes a ticket now. */
    synchronized void change(long id) {
        changed.put(id, Instant.now().truncatedTo(ChronoUnit.SECONDS));
    }

    /** The questions what has changed, in order. */
    synchronized List<String> queries() {
        return List.copyOf(queries);
    }

    /** The numbers of the tickets that were told, in order. */
    synchronized List<Long> handedOut() {
        return List.copyOf(handedOut);
    }

    /** Whether it has been too busy. */
    synchronized boolean wasBusy() {
        return busyAt >= 0;
    }

    /** The time from the request for which it was too busy to the next. */
    synchronized Duration pause() {
        return gap(busyAt + 1);
    }

    /** The shortest time from one request to the next. */
    synchronized Duration shortestGap() {
        Duration shortest = Duration.ofDays(1);
        for (int i = 1; i < arrivals.size(); i++) {
            shortest = gap(i).compareTo(shortest) < 0 ? gap(i) : shortest;
        }
        return shortest;
    }

    private Duration gap(int arrival) {
        return Duration.ofNanos(arrivals.get(arrival) - arrivals.get(arrival - 1));
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        arrivals.add(System.nanoTime());
        JsonNode call = Json.read(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (handedOut.size() >= busyAfter && busyAt < 0) {
            busyAt = arrivals.size() - 1;
            exchange.getResponseHeaders().set("Retry-After", String.valueOf(BUSY.toSeconds()));
            exchange.sendResponseHeaders(503, -1);
        } else {
            byte[] answer = Json.write(answer(call)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
        exchange.close();
    }

    private ObjectNode answer(JsonNode call) {
        ObjectNode answer = JSON.objectNode();
        answer.putNull("error");
        answer.set("id", call.path("id"));
        JsonNode parameters = call.path("params");
        answer.set(
                "result",
                switch (call.path("method").asText()) {
                    case "ticket.query" -> query(parameters.path(0).asText());
                    case "ticket.get" -> ticket(parameters.path(0).asLong());
                    case "ticket.changeLog" -> history(parameters.path(0).asLong());
                    case "system.multicall" -> {
                        ArrayNode answers = JSON.arrayNode();
                        parameters.forEach(each -> answers.add(answer(each)));
                        yield answers;
                    }
                    default -> throw new AssertionError("Trac has no procedure for " + call);
                });
        return answer;
    }

    private ArrayNode query(String text) {
        queries.add(text);
        Matcher since = SINCE.matcher(text);
        Instant from = since.find() ? Instant.parse(since.group(1)) : Instant.EPOCH;
        ArrayNode ids = JSON.arrayNode();
        changed.entrySet().stream()
                .filter(entry -> !entry.getValue().isBefore(from))
                .sorted(Map.Entry.comparingByValue())
                .forEach(entry -> ids.add(entry.getKey()));
        return ids;
    }

    private ArrayNode ticket(long id) {
        handedOut.add(id);
        ObjectNode attributes = JSON.objectNode()
                .put("summary", "Follows from #" + (id - 1))
                .put("status", isClosed(id) ? "closed" : "new")
                .put("component", "core")
                .put("_ts", "1");
        return JSON.arrayNode()
                .add(id)
                .add(time(FIRST))
                .add(time(changed.get(id)))
                .add(attributes);
    }

    private ArrayNode history(long id) {
        ArrayNode changes = JSON.arrayNode();
        if (isClosed(id)) {
            changes.addArray()
                    .add(time(changed.get(id)))
                    .add("ada")
                    .add("status")
                    .add("new")
                    .add("closed")
                    .add(1);
        }
        return changes;
    }

    private boolean isClosed(long id) {
        return changed.get(id).isAfter(FIRST.plus(Duration.ofDays(366)));
    }

    private static ObjectNode time(Instant time) {
        ObjectNode marked = JSON.objectNode();
        marked.putArray("__jsonclass__").add("datetime").add(time.toString().replace("Z", ""));
        return marked;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
