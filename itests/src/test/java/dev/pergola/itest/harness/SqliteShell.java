package dev.pergola.itest.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The {@code sqlite3} program: builds databases, and knows the right answers independently of the product. */
public final class SqliteShell {

    private SqliteShell() {}

    /**
     * Builds a database from a script among the resources of the tests.
     *
     * @param database the file to make
     * @param script the absolute name of the resource
     * @return the file
     */
    public static Path build(Path database, String script) {
        try (InputStream source = SqliteShell.class.getResourceAsStream(script)) {
            if (source == null) {
                throw new AssertionError("there is no resource " + script);
            }
            return buildFrom(database, new String(source.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Builds a database.
     *
     * @param database the file to make
     * @param sql the statements
     * @return the file
     */
    public static Path buildFrom(Path database, String sql) {
        run(database, "-bail", sql);
        return database;
    }

    /**
     * Asks a database.
     *
     * @param database an existing file
     * @param sql one query
     * @return an array of rows, each an object
     */
    public static JsonNode query(Path database, String sql) {
        String answer = run(database, "-json", sql);
        return Json.read(answer.isBlank() ? "[]" : answer);
    }

    /**
     * Asks a database without reading JSON, which the programs that measure do not know.
     *
     * @param database an existing file
     * @param sql one query
     * @return a line for each row, with its cells separated by {@code |}
     */
    public static List<String> lines(Path database, String sql) {
        return run(database, "-list", sql).lines().toList();
    }

    /**
     * Copies the content of a database over that of another, which may be open elsewhere.
     *
     * @param from what is copied
     * @param to an existing file
     */
    public static void copy(Path from, Path to) {
        run(to, "-bail", ".timeout 10000\n.restore '" + from + "'\n");
    }

    /**
     * The whole content of a database.
     *
     * @param database an existing file, which may be open elsewhere
     * @return the statements that build the same content
     */
    public static String dump(Path database) {
        return run(database, "-bail", ".timeout 10000\n.dump\n");
    }

    private static String run(Path database, String mode, String sql) {
        try {
            Path script = Files.createTempFile("pergola-", ".sql");
            Path answer = Files.createTempFile("pergola-", ".out");
            try {
                Files.writeString(script, sql);
                Process process = new ProcessBuilder(List.of("sqlite3", mode, database.toString()))
                        .redirectInput(script.toFile())
                        .redirectOutput(answer.toFile())
                        .redirectErrorStream(true)
                        .start();
                if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    process.destroyForcibly();
                    throw new AssertionError("sqlite3 failed for " + database + ": " + Files.readString(answer));
                }
                return Files.readString(answer);
            } finally {
                Files.delete(script);
                Files.delete(answer);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("These tests need the program sqlite3.", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for sqlite3", interrupted);
        }
    }
}
