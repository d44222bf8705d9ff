package dev.pergola.itest.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who sends requests with a token.
 *
 * @param id of the actor
 * @param limits options of {@code create-token}
 * @param secret signs the token in place of the one of the servers, so that they refuse it; mostly empty
 * @param age how old the token has to be when it is sent
 */
record TokenActor(String id, List<String> limits, Optional<String> secret, Duration age) {

    static TokenActor of(JsonNode description) {
        List<String> limits = new ArrayList<>();
        description.path("args").forEach(word -> limits.add(word.asText()));
        return new TokenActor(
                description.get("id").asText(),
                List.copyOf(limits),
                Optional.ofNullable(description.get("secret")).map(JsonNode::asText),
                Duration.ofMillis((long) (description.path("age").asDouble(0) * 1000)));
    }
}
