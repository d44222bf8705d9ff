package com.example.trac;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Trac with the plugin XmlRpcPlugin, by its JSON-RPC interface. Many tickets are asked for in one request by
 * {@code system.multicall}.
 */
final class JsonRpcTrac implements Trac, AutoCloseable {

    /** Codes of faults: there is no such ticket, or it may not be seen. */
    private static final Set<Integer> GONE = Set.of(403, 404);

    private final JsonRpc rpc;
    private final TracSettings settings;

    JsonRpcTrac(TracSettings settings, Clock clock) {
        this.settings = settings;
        this.rpc = new JsonRpc(settings.source(), clock);
    }

    @Override
    public Listing changedSince(Optional<Instant> since) throws TracFailure, InterruptedException {
        String query = settings.source().query();
        String conditions = since.map(start -> "changetime=" + start.truncatedTo(ChronoUnit.SECONDS) + "..&")
                .orElse("");
        JsonRpc.Reply reply = rpc.call(
                "ticket.query",
                JsonRpc.JSON
                        .createArrayNode()
                        .add(query + (query.isEmpty() ? "" : "&") + conditions + "max=0&order=changetime"));
        List<Long> ids = new ArrayList<>();
        reply.result().forEach(id -> ids.add(id.asLong()));
        return new Listing(ids, reply.time());
    }

    @Override
    public List<Answer> tickets(List<Long> ids) throws TracFailure, InterruptedException {
        boolean changes = settings.manners().changes();
        ArrayNode calls = JsonRpc.JSON.createArrayNode();
        for (long id : ids) {
            calls.add(call("ticket.get", id));
            if (changes) {
                calls.add(call("ticket.changeLog", id));
            }
        }
        JsonNode results = rpc.call("system.multicall", calls).result();
        if (results.size() != calls.size()) {
            throw new TracFailure("Trac gave " + results.size() + " answers to " + calls.size() + " questions.");
        }
        List<Answer> answers = new ArrayList<>();
        int at = 0;
        for (long id : ids) {
            JsonNode ticket = results.get(at++);
            answers.add(changes ? answer(id, ticket, results.get(at++)) : answer(id, ticket, JsonRpc.NOTHING));
        }
        return answers;
    }

    private static ObjectNode call(String method, long id) {
        ObjectNode call = JsonRpc.JSON.createObjectNode().put("method", method).put("id", id);
        call.putArray("params").add(id);
        return call;
    }

    private static Answer answer(long id, JsonNode ticket, JsonNode history) throws TracFailure {
        for (JsonNode reply : List.of(ticket, history)) {
            JsonNode error = reply.path("error");
            if (error.isObject()) {
                return GONE.contains(error.path("code").asInt())
                        ? new Answer.Gone(id)
                        : new Answer.Failed(id, error.path("message").asText());
            }
        }
        return new Answer.Found(ticket(ticket.path("result")), changes(history.path("result")));
    }

    private static Ticket ticket(JsonNode result) throws TracFailure {
        Map<String, String> attributes = new HashMap<>();
        for (Map.Entry<String, JsonNode> attribute : result.path(3).properties()) {
            String text = JsonRpc.text(attribute.getValue());
            if (!text.isEmpty() && !attribute.getKey().startsWith("_")) {
                attributes.put(attribute.getKey(), text);
            }
        }
        return new Ticket(
                result.path(0).asLong(), JsonRpc.time(result.path(1)), JsonRpc.time(result.path(2)), attributes);
    }

    private static List<Change> changes(JsonNode result) throws TracFailure {
        List<Change> changes = new ArrayList<>();
        for (JsonNode entry : result) {
            changes.add(new Change(
                    JsonRpc.time(entry.path(0)),
                    JsonRpc.text(entry.path(1)),
                    JsonRpc.text(entry.path(2)),
                    JsonRpc.text(entry.path(3)),
                    JsonRpc.text(entry.path(4))));
        }
        return changes;
    }

    @Override
    public void close() {
        rpc.close();
    }
}
