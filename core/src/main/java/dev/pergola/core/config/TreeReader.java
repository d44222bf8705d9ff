package dev.pergola.core.config;

import java.nio.file.Path;

/**
 * Reads one file into a tree, whichever of the two formats it has.
 *
 * <p>The format is seen from the content and not from the name: a file that begins like JSON is read as JSON, and as
 * YAML (whose flow style looks the same) only when that fails. If both fail, the JSON fault is the one to tell.
 */
final class TreeReader {

    private TreeReader() {}

    static Node read(Path file, ProblemCollector problems) throws UnreadableException {
        return read(SourceText.read(file), problems);
    }

    static Node read(SourceText source, ProblemCollector problems) throws UnreadableException {
        if (!looksLikeJson(source.text())) {
            return new YamlTreeReader(source, problems).read();
        }
        ProblemCollector problemsOfJson = new ProblemCollector();
        try {
            Node node = new JsonTreeReader(source, problemsOfJson).read();
            problems.addAll(problemsOfJson);
            return node;
        } catch (UnreadableException notJson) {
            return readAsYaml(source, problems, notJson);
        }
    }

    private static Node readAsYaml(SourceText source, ProblemCollector problems, UnreadableException notJson)
            throws UnreadableException {
        ProblemCollector problemsOfYaml = new ProblemCollector();
        try {
            Node node = new YamlTreeReader(source, problemsOfYaml).read();
            problems.addAll(problemsOfYaml);
            return node;
        } catch (UnreadableException notYamlEither) {
            throw notJson;
        }
    }

    private static boolean looksLikeJson(String text) {
        String start = text.stripLeading();
        return start.startsWith("{") || start.startsWith("[");
    }
}
