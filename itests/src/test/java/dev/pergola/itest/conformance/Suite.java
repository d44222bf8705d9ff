package dev.pergola.itest.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pergola.itest.harness.Json;
import dev.pergola.itest.harness.SqliteShell;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * The recordings, written into a folder so that a server can be given the files.
 *
 * @param folder holds the configuration files
 * @param pristine holds the databases as they were built; servers get copies
 * @param secret signs tokens and cookies
 * @param actors who sends requests, by name
 * @param profiles how servers are started, by name
 * @param cases all recorded reads by profile, in the order of the recording
 * @param scenarios all recorded writes, in the order of the recording
 */
record Suite(
        Path folder,
        Path pristine,
        String secret,
        Map<String, TokenActor> actors,
        Map<String, Profile> profiles,
        Map<String, List<RecordedCase>> cases,
        List<WriteScenario> scenarios) {

    private static final List<String> FILES =
            List.of("config.json", "config.yaml", "inspect.json", "metadata.json", "metadata.yaml");

    static Suite unpackInto(Path folder) {
        try {
            for (String file : FILES) {
                try (InputStream source = resource(file)) {
                    Files.copy(source, folder.resolve(file));
                }
            }
            JsonNode description = Json.read(text("suite.json"));
            Path pristine = Files.createDirectory(folder.resolve("pristine"));
            for (Map.Entry<String, JsonNode> database :
                    description.get("databases").properties()) {
                SqliteShell.buildFrom(
                        pristine.resolve(database.getKey()),
                        text(database.getValue().asText()));
            }
            Map<String, Profile> profiles = new LinkedHashMap<>();
            description
                    .get("profiles")
                    .properties()
                    .forEach(profile -> profiles.put(profile.getKey(), Profile.of(profile.getValue())));
            Map<String, TokenActor> actors = new LinkedHashMap<>();
            description
                    .get("actors")
                    .properties()
                    .forEach(actor -> actors.put(actor.getKey(), TokenActor.of(actor.getValue())));
            return new Suite(
                    folder,
                    pristine,
                    description.get("secret").asText(),
                    actors,
                    profiles,
                    readCases(),
                    readScenarios());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Map<String, List<RecordedCase>> readCases() throws IOException {
        return read("cases.jsonl.gz").stream()
                .map(RecordedCase::new)
                .collect(Collectors.groupingBy(RecordedCase::profile, LinkedHashMap::new, Collectors.toList()));
    }

    private static List<WriteScenario> readScenarios() throws IOException {
        return read("write-cases.jsonl.gz").stream().map(WriteScenario::new).toList();
    }

    private static List<JsonNode> read(String recordings) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(resource(recordings)), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).map(Json::read).toList();
        }
    }

    private static String text(String name) throws IOException {
        try (InputStream source = resource(name)) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream resource(String name) {
        InputStream source = Suite.class.getResourceAsStream(name);
        if (source == null) {
            throw new AssertionError("there is no resource " + name);
        }
        return source;
    }
}
