package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.db.Extension;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** SQLite extensions that the owner of a server loads. The library is built by {@code src/test/native/build.sh}. */
class ExtensionsTest {

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();

    @AfterEach
    void close() {
        pergola.close();
    }

    private String library() throws IOException {
        Path file = directory.resolve("greeting.so");
        try (InputStream in = Objects.requireNonNull(
                Extension.class.getResourceAsStream("linux-amd64/greeting.so"), "the library is not built")) {
            Files.copy(in, file);
        }
        return file.toString();
    }

    private static String asking(String sql) {
        return "/_memory/-/query.json?_shape=arrayfirst&sql=" + sql.replace(" ", "+");
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void statementsUseTheFunctionsOfAnExtension() throws IOException {
        assertEquals("[\"hello\"]\n", pergola.json(asking("select greeting()"), "--load-extension", library()));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void aLibraryMayHaveSeveralEntryPoints() throws IOException {
        String library = library();
        assertEquals(
                "[\"goodbye\"]\n",
                pergola.json(asking("select farewell()"), "--load-extension", library + ":farewell_init"));
        assertTrue(pergola.get(asking("select greeting()"), "--load-extension", library + ":farewell_init")
                .contains("HTTP/1.1 400"));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void statementsThemselvesLoadNothing() throws IOException {
        String library = library();
        String answer = pergola.get(asking("select load_extension('" + library + "')"), "--load-extension", library);
        assertTrue(answer.contains("not authorized"), answer);
    }

    @Test
    void aLibraryThatIsNotThereStopsTheStartInWords() {
        String path = directory.resolve("nowhere.so").toString();
        assertEquals(1, pergola.run("--load-extension", path, "--get", "/"));
        assertTrue(pergola.err().contains("The SQLite extension " + path + " could not be loaded"), pergola.err());
    }

    @Test
    void whatFollowsTheLastColonIsTheEntryPoint() {
        assertEquals(new Extension("/lib/x.so", Optional.of("x_init")), Extensions.parse("/lib/x.so:x_init"));
        assertEquals(new Extension("/lib/x.so", Optional.empty()), Extensions.parse("/lib/x.so"));
        assertEquals(new Extension("C:\\lib\\x.dll", Optional.empty()), Extensions.parse("C:\\lib\\x.dll"));
        assertEquals(new Extension("/a:b/x.so", Optional.empty()), Extensions.parse("/a:b/x.so"));
    }
}
