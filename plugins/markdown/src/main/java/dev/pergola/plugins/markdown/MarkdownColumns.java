package dev.pergola.plugins.markdown;

import dev.pergola.api.hook.page.CellColumn;
import dev.pergola.api.server.PluginSettings;
import dev.pergola.api.server.SettingsBlock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which columns hold Markdown, as the settings say: those of the table, else of its database, else of the server. Immutable.
 *
 * @param blocks what is written for databases and tables
 * @param columns names that the settings of the server tell
 * @param patterns of names that the settings of the server tell
 */
record MarkdownColumns(PluginSettings blocks, List<String> columns, List<Pattern> patterns) {

    /** The later one goes before. */
    private static final List<String> NAMES = List.of("markdown", "datasette-render-markdown");

    MarkdownColumns {
        columns = List.copyOf(columns);
        patterns = List.copyOf(patterns);
    }

    static MarkdownColumns of(PluginSettings blocks, MarkdownConfiguration written) {
        return new MarkdownColumns(blocks, List.of(written.columns()), patterns(Arrays.asList(written.patterns())));
    }

    private static List<Pattern> patterns(List<String> written) {
        return written.stream().map(MarkdownColumns::pattern).toList();
    }

    private static Pattern pattern(String written) {
        return Pattern.compile(
                Stream.of(written.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
                Pattern.DOTALL);
    }

    boolean contains(CellColumn column) {
        return block(column)
                .map(block -> matches(column.name(), block.texts("columns"), patterns(block.texts("patterns"))))
                .orElseGet(() -> matches(column.name(), columns, patterns));
    }

    private Optional<SettingsBlock> block(CellColumn column) {
        Stream<SettingsBlock> ofTable = NAMES.stream()
                .flatMap(name ->
                        column.table().flatMap(table -> blocks.onlyOfTable(name, column.database(), table)).stream());
        Stream<SettingsBlock> ofDatabase =
                NAMES.stream().flatMap(name -> blocks.onlyOfDatabase(name, column.database()).stream());
        return Stream.concat(ofTable, ofDatabase).findFirst();
    }

    private static boolean matches(String column, List<String> columns, List<Pattern> patterns) {
        return columns.contains(column)
                || patterns.stream().anyMatch(pattern -> pattern.matcher(column).matches());
    }
}
