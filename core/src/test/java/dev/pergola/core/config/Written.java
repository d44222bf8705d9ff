package dev.pergola.core.config;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Writes configuration files into a temporary folder and reads them; places are shown without the folder. */
final class Written {
    private final Path folder;

    Written(Path folder) {
        this.folder = folder;
    }

    Path file(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Configuration valid(String text) {
        return assertInstanceOf(ConfigurationResult.Valid.class, read(text)).configuration();
    }

    /** What is told about a file {@code c}, warnings included. */
    List<String> problems(String text) {
        return told(read(text));
    }

    List<String> told(ConfigurationResult result) {
        List<ConfigurationProblem> problems = result instanceof ConfigurationResult.Valid valid
                ? valid.warnings()
                : ((ConfigurationResult.Invalid) result).problems();
        return problems.stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }

    ConfigurationResult read(String text) {
        return ConfigurationReader.read(ConfigurationSources.file(file("c", text)));
    }

    /** The result of a file and alternating names and values of the command line. */
    ConfigurationResult readWithPairs(String text, String... namesAndValues) {
        return ConfigurationReader.read(
                new ConfigurationSources(Optional.of(file("c", text)), Optional.empty(), pairs(namesAndValues)));
    }

    static List<SettingPair> pairs(String... namesAndValues) {
        List<String> texts = Arrays.asList(namesAndValues);
        return IntStream.range(0, texts.size() / 2)
                .mapToObj(at -> new SettingPair(texts.get(2 * at), texts.get(2 * at + 1)))
                .toList();
    }
}
