package dev.pergola.itest.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Several recorded requests, one after the other, some of which change data.
 *
 * @param json as it stands in the recordings
 */
record WriteScenario(JsonNode json) {

    String profile() {
        return json.path("profile").asText("main");
    }

    /** Whether anything is different afterwards. */
    boolean mutates() {
        return json.path("mutates").asBoolean(true);
    }

    /** Whether the server itself remembers something afterwards, so that it cannot be used for others. */
    boolean alone() {
        return json.path("restart").asBoolean();
    }

    /** The scenario as one case, for what is known about cases. */
    RecordedCase asCase() {
        return steps().get(0);
    }

    List<RecordedCase> steps() {
        return StreamSupport.stream(json.get("steps").spliterator(), false)
                .map(step -> {
                    ObjectNode named = step.deepCopy();
                    named.set("id", json.get("id"));
                    named.set("group", json.get("group"));
                    named.put("profile", profile());
                    return new RecordedCase(named);
                })
                .toList();
    }

    @Override
    public String toString() {
        return json.get("id").asText();
    }
}
