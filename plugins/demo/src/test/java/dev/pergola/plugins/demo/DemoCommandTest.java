package dev.pergola.plugins.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.run.CommandContext;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandTest {

    private static final FileTime LONG_AGO = FileTime.from(Instant.parse("2001-01-01T00:00:00Z"));

    @TempDir
    private Path directory;

    private final DemoCommand command = new DemoCommand(SqliteDatabases.withoutRows());

    @Test
    void theFirstRunBuildsAndServesTheSecondServesAndARebuildBuildsAgain() throws Exception {
        Path file = directory.resolve("new/demo.db");

        Line first = new Line().with("--output", file.toString()).with("--port", "0");
        assertEquals(7, command.run(first), "the exit code is that of serve");
        assertEquals(List.of("serve", "--port", "0", file.toString()), first.ran);
        assertTrue(first.printed().contains("characters"), first.printed());

        Files.setLastModifiedTime(file, LONG_AGO);
        Line second = new Line().with("--output", file.toString());
        command.run(second);
        assertEquals(List.of("serve", file.toString()), second.ran);
        assertEquals(LONG_AGO, Files.getLastModifiedTime(file), "the file was used as it was");
        assertTrue(second.printed().contains("--rebuild"), second.printed());

        Line third = new Line().with("--output", file.toString()).with("--rebuild");
        command.run(third);
        assertTrue(Files.getLastModifiedTime(file).compareTo(LONG_AGO) > 0, "the file was made again");
    }

    @Test
    void aForeignFileIsNeverOverwritten() throws Exception {
        Path diary = Files.writeString(directory.resolve("diary.db"), "Dear diary, today I learned SQL.");
        Line line = new Line().with("--output", diary.toString()).with("--rebuild");

        ServerException refusal = assertThrows(ServerException.class, () -> command.run(line));

        assertTrue(refusal.getMessage().contains("diary.db"), refusal.getMessage());
        assertTrue(refusal.hint().orElseThrow().contains("--output"));
        assertEquals("Dear diary, today I learned SQL.", Files.readString(diary));
        assertEquals(List.of(), line.ran);
    }

    @Test
    void standardOutputBelongsToTheAnswerWhereOneIsAskedFor() throws Exception {
        Path file = directory.resolve("demo.db");
        command.run(new Line().with("--output", file.toString()));
        Line line = new Line().with("--output", file.toString()).with("--get", "/demo.json");

        command.run(line);

        assertEquals(List.of("serve", "--get", "/demo.json", file.toString()), line.ran);
        assertEquals("", line.printed());
        assertFalse(line.complained().isEmpty());
    }

    @Test
    void settingsArePassedOnInPairs() throws Exception {
        Path file = directory.resolve("demo.db");
        command.run(new Line().with("--output", file.toString()));
        Line line = new Line()
                .with("--output", file.toString())
                .with("--setting", "default_page_size", "20")
                .with("--setting", "sql_time_limit_ms", "500");

        command.run(line);

        assertEquals(
                List.of(
                        "serve",
                        "--setting",
                        "default_page_size",
                        "20",
                        "--setting",
                        "sql_time_limit_ms",
                        "500",
                        file.toString()),
                line.ran);
    }

    /** A command line that remembers which other command was run. */
    private static final class Line implements CommandContext {

        private final Map<String, List<List<String>>> options = new LinkedHashMap<>();
        private final StringWriter out = new StringWriter();
        private final StringWriter err = new StringWriter();
        private final List<String> ran = new ArrayList<>();

        Line with(String option, String... values) {
            options.computeIfAbsent(option, name -> new ArrayList<>()).add(List.of(values));
            return this;
        }

        String printed() {
            return out.toString();
        }

        String complained() {
            return err.toString();
        }

        @Override
        public boolean has(String option) {
            return options.containsKey(option);
        }

        @Override
        public List<List<String>> values(String option) {
            return options.getOrDefault(option, List.of());
        }

        @Override
        public List<String> arguments() {
            return List.of();
        }

        @Override
        public PrintWriter out() {
            return new PrintWriter(out, true);
        }

        @Override
        public PrintWriter err() {
            return new PrintWriter(err, true);
        }

        @Override
        public void progress(String line) {}

        @Override
        public int run(String command, List<String> arguments) {
            ran.add(command);
            ran.addAll(arguments);
            return 7;
        }
    }
}
