package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.pergola.api.hook.run.CommandSpecification.Option;
import dev.pergola.core.columntype.ColumnType;
import dev.pergola.core.config.Setting;
import dev.pergola.core.hooks.HookPoint;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the manual says about settings, options and hooks is what there is. */
class ManualTest {

    private static final Path DOCS = Path.of("..", "docs");

    private static String page(String name) throws IOException {
        return Files.readString(DOCS.resolve(name));
    }

    /** Each family of hooks has its page. */
    private static String pagesForAuthors() throws IOException {
        StringBuilder pages = new StringBuilder();
        try (Stream<Path> files = Files.list(DOCS.resolve("plugins"))) {
            for (Path file : files.sorted().toList()) {
                pages.append(Files.readString(file));
            }
        }
        return pages.toString();
    }

    private static List<String> missing(String text, List<String> expected) {
        return expected.stream().filter(part -> !text.contains(part)).toList();
    }

    @Test
    void everySettingIsListedWithItsDefaultAndMeaning() throws IOException {
        List<String> rows = Setting.all().stream()
                .map(setting ->
                        "| `%s` | `%s` | %s |".formatted(setting.name(), setting.defaultValue(), setting.help()))
                .toList();

        assertFalse(rows.isEmpty());
        assertEquals(List.of(), missing(page("settings.md"), rows));
    }

    @Test
    void everyOptionOfServeIsListed() throws IOException {
        List<String> names = ServeSyntax.specification().options().stream()
                .map(Option::name)
                .map(name -> "`" + name)
                .toList();

        assertFalse(names.isEmpty());
        assertEquals(List.of(), missing(page("command-line.md").replace("`, `", "` `"), names));
    }

    @Test
    void everyTypeOfColumnIsListedWithItsName() throws IOException {
        List<String> rows = Arrays.stream(ColumnType.values())
                .map(type -> "| `%s` | %s |".formatted(type.word(), type.description()))
                .toList();

        assertEquals(List.of(), missing(page("settings.md"), rows));
    }

    @Test
    void everyKindOfHookHasItsSectionAndAllOfItsProperties() throws IOException, IllegalAccessException {
        List<String> expected = new ArrayList<>();
        for (HookPoint<?> point : HookPoints.all()) {
            expected.add(": `" + point.type().getSimpleName() + "`\n");
            for (Field constant : point.type().getFields()) {
                if (constant.getType() == String.class) {
                    expected.add("| `" + constant.get(null) + "` |");
                }
            }
        }

        assertFalse(expected.isEmpty());
        assertEquals(List.of(), missing(pagesForAuthors(), expected));
    }
}
