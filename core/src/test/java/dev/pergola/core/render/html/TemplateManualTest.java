package dev.pergola.core.render.html;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The data that templates of users are given is an interface: what the manual names is there, and the other way round. */
class TemplateManualTest {

    private static final Path MANUAL = Path.of("..", "docs", "templates.md");
    private static final Pattern NAME = Pattern.compile("`([A-Za-z]+)(\\.[A-Za-z]+)?`");

    private static final Map<String, Class<? extends Record>> SECTIONS = Map.ofEntries(
            Map.entry("Every page:", FrameModel.class),
            Map.entry("The front page:", IndexModel.class),
            Map.entry("A database:", DatabaseModel.class),
            Map.entry("A table or view:", TableModel.class),
            Map.entry("A row:", RowModel.class),
            Map.entry("Rows in a way of their own", RowsModel.class),
            Map.entry("Many rows, and making", ToolModel.class),
            Map.entry("A query:", QueryModel.class),
            Map.entry("The list of stored queries:", QueryListModel.class),
            Map.entry("Facts about the server:", FactsModel.class),
            Map.entry("Schemas:", SchemaModel.class),
            Map.entry("The explorer of the API:", ExplorerModel.class),
            Map.entry("Plugins:", PluginsModel.class),
            Map.entry("Changing plugins:", PluginManagerModel.class),
            Map.entry("A problem:", ProblemModel.class),
            Map.entry("Where several fit", CustomModel.class));

    private static final Path TEMPLATES =
            Path.of("src", "main", "resources", "dev", "pergola", "core", "render", "html");

    /** The names in the first column of the first table behind some words. */
    private static Set<String> documented(String manual, String words) {
        int start = manual.indexOf("\n|", manual.indexOf("\n" + words) + 1);
        String table = manual.substring(start + 1, manual.indexOf("\n\n", start));
        Set<String> names = new TreeSet<>();
        for (String row : table.split("\n", -1)) {
            Matcher name = NAME.matcher(row.split("\\|", -1)[1]);
            while (name.find()) {
                names.add(name.group(1));
            }
        }
        return names;
    }

    @Test
    void theManualNamesEveryTemplate() throws IOException {
        String manual = Files.readString(MANUAL);
        try (Stream<Path> templates = Files.list(TEMPLATES)) {
            assertEquals(
                    List.of(),
                    templates
                            .map(file -> file.getFileName().toString().replace(".mustache", ""))
                            .filter(name -> !manual.contains("`" + name + "`") && !manual.contains("{{>" + name + "}}"))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void theManualNamesWhatTemplatesAreGiven() throws IOException {
        String manual = Files.readString(MANUAL);
        Map<String, Set<String>> documented = new LinkedHashMap<>();
        Map<String, Set<String>> given = new LinkedHashMap<>();
        SECTIONS.forEach((words, model) -> {
            documented.put(words, documented(manual, words));
            given.put(
                    words,
                    Arrays.stream(model.getRecordComponents())
                            .map(RecordComponent::getName)
                            .collect(Collectors.toCollection(TreeSet::new)));
        });

        assertEquals(given, documented);
    }
}
