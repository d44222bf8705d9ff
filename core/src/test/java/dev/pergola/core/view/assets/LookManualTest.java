package dev.pergola.core.view.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The custom properties and the class names of the style sheet are an interface for those who replace parts of it. */
class LookManualTest {

    private static final Path MANUAL = Path.of("..", "docs", "look.md");
    private static final Path RESOURCES = Path.of("src", "main", "resources", "dev", "pergola", "core");
    private static final Path RENDERER = Path.of("src", "main", "java", "dev", "pergola", "core", "render", "html");

    private static String styleSheet() throws IOException {
        try (InputStream file = new CoreFiles().open("app.css").orElseThrow()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> names = new TreeSet<>();
        Matcher match = Pattern.compile(pattern).matcher(text);
        while (match.find()) {
            names.add(match.group(1));
        }
        return names;
    }

    /** Up to the next section. */
    private static String section(String title) throws IOException {
        String manual = Files.readString(MANUAL);
        int start = manual.indexOf("\n## " + title + "\n");
        int end = manual.indexOf("\n## ", start + 1);
        return manual.substring(start, end);
    }

    @Test
    void theManualListsEveryCustomProperty() throws IOException {
        String style = styleSheet();
        String light = style.substring(style.indexOf(":root {"), style.indexOf("@media"));

        assertEquals(found("(?m)^ +(--[a-z0-9-]+):", light), found("`(--[a-z0-9-]+)`", section("Custom properties")));
    }

    @Test
    void noPropertyIsUsedThatIsNotDefined() throws IOException {
        String style = styleSheet();
        Set<String> used = found("var\\((--[a-z0-9-]+)", style);
        used.removeAll(found("(?m)^ +(--[a-z0-9-]+):", style));

        assertEquals(Set.of(), used);
    }

    @Test
    void coloursStandInTheFirstPartAlone() throws IOException {
        String style = styleSheet();
        String rules = style.substring(style.indexOf("\n*,\n"));

        assertEquals(Set.of(), found("(?i)(#[0-9a-f]{3,8}\\b|rgb\\([^)]*\\))", rules));
    }

    @Test
    void everyClassNameOfTheManualIsThere() throws IOException {
        String all =
                styleSheet() + sources(RESOURCES, ".mustache") + sources(RESOURCES, ".js") + sources(RENDERER, ".java");
        List<String> missing = section("Class names")
                .lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("| `body`"))
                .flatMap(line -> found("`([a-z][a-z_-]+)`", line).stream())
                .filter(name -> !all.contains(name))
                .toList();

        assertFalse(all.isEmpty());
        assertEquals(List.of(), missing);
    }

    private static String sources(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .map(LookManualTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
