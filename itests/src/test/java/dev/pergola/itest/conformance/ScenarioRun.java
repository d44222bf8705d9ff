package dev.pergola.itest.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pergola.itest.harness.Json;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.RawHttp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replays one scenario on a server. What a step takes out of its answer stands in later ones. */
final class ScenarioRun {

    private final WriteScenario scenario;
    private final PergolaProcess server;
    private final Credentials credentials;
    private final Map<String, String> captured = new HashMap<>();

    ScenarioRun(WriteScenario scenario, PergolaProcess server, Credentials credentials) {
        this.scenario = scenario;
        this.server = server;
        this.credentials = credentials;
    }

    /** The first difference, or empty where every answer is as it was recorded. */
    Optional<String> difference() {
        int number = 0;
        for (RecordedCase step : scenario.steps()) {
            number++;
            Optional<Difference> difference = differenceOf(step);
            if (difference.isPresent()) {
                return Optional.of("step " + number + ": " + difference.get());
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> differenceOf(RecordedCase step) {
        RecordedCase filled = new RecordedCase(filled(step.json()));
        RecordedCase sent = filled.sentBy(credentials.of(filled, server));
        RawHttp http = new RawHttp(server.address());
        Normalisation normalisation = new Normalisation(server.address());
        if (sent.isWalk()) {
            return new Walk(sent, http, normalisation).difference();
        }
        RawHttp.Answer answer = sent.send(http, normalisation, sent.path());
        capture(sent.json().path("capture"), answer.text());
        return new Expectation(sent.expectation(), normalisation).differenceOf(answer);
    }

    private void capture(JsonNode wanted, String text) {
        wanted.properties().forEach(value -> {
            Matcher found =
                    Pattern.compile(value.getValue().path("re").asText()).matcher(text);
            if (found.find()) {
                captured.put(value.getKey(), found.group(found.groupCount() > 0 ? 1 : 0));
            }
        });
    }

    private ObjectNode filled(JsonNode step) {
        String text = Json.write(step);
        for (Map.Entry<String, String> value : captured.entrySet()) {
            text = text.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return (ObjectNode) Json.read(text);
    }
}
