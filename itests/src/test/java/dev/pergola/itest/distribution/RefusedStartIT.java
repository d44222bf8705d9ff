package dev.pergola.itest.distribution;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.CommandResult;
import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.SqliteShell;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What somebody reads who started the server with something that cannot work: one clear message, no stack trace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedStartIT {

    private static final String LIBRARY = "/dev/pergola/itest/library.sql";

    private final Pergola pergola = Pergola.unpacked();

    @TempDir
    Path folder;

    @Test
    void missingFile() {
        CommandResult result =
                pergola.run("serve", "-p", "0", folder.resolve("nowhere.db").toString());

        assertRefused(result, 1, "nowhere.db");
    }

    @Test
    void folderAndAFileInIt() {
        String library =
                SqliteShell.build(folder.resolve("library.db"), LIBRARY).toString();

        CommandResult result = pergola.run("serve", "-p", "0", folder.toString(), library);

        assertRefused(result, 1, "library.db");
        assertTrue(result.err().contains("twice"), result::err);
    }

    @Test
    void fileThatIsNoDatabase() throws IOException {
        Path text = Files.writeString(folder.resolve("letter.db"), "Dear reader, this is no database. ".repeat(100));

        CommandResult result = pergola.run("serve", "-p", "0", text.toString());

        assertRefused(result, 1, "letter.db");
        assertTrue(result.err().contains("not a"), result::err);
    }

    @Test
    void sameFileTwice() {
        String library =
                SqliteShell.build(folder.resolve("library.db"), LIBRARY).toString();

        CommandResult result = pergola.run("serve", "-p", "0", library, library);

        assertRefused(result, 1, "library.db");
    }

    @Test
    void portInUse() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            CommandResult result = pergola.run("serve", "--memory", "-p", port);

            assertRefused(result, 1, port);
            assertTrue(result.err().contains("another program uses port"), result::err);
        }
    }

    @Test
    void portThatIsNone() {
        assertRefused(pergola.run("serve", "--memory", "-p", "123456"), 2, "123456");
        assertRefused(pergola.run("serve", "--memory", "-p", "http"), 2, "http");
    }

    @Test
    void missingConfiguration() {
        String missing = folder.resolve("absent.yaml").toString();

        assertRefused(pergola.run("serve", "--memory", "-p", "0", "-c", missing), 1, "absent.yaml");
    }

    @Test
    void everyMistakeOfAConfigurationAtOnceWithItsLine() throws IOException {
        Path configuration = Files.writeString(folder.resolve("broken.yaml"), """
                settings:
                  default_page_size: many
                  no_such_setting: 1
                databases:
                  library:
                    tables:
                      books:
                        size: [1, 2]
                """);

        CommandResult result = pergola.run("serve", "--memory", "-p", "0", "-c", configuration.toString());

        assertRefused(result, 1, "broken.yaml");
        for (String expected : new String[] {"default_page_size", "no_such_setting", "size", "2", "3", "8"}) {
            assertTrue(result.err().contains(expected), () -> expected + " is missing in " + result.err());
        }
    }

    @Test
    void unknownSetting() {
        CommandResult result = pergola.run("serve", "--memory", "-p", "0", "-s", "defalt_page_size", "5");

        assertFalse(result.exitCode() == 0, result::everything);
        assertTrue(result.err().contains("defalt_page_size"), result::err);
        assertTrue(result.err().contains("default_page_size"), () -> "the nearest is suggested: " + result.err());
    }

    private static void assertRefused(CommandResult result, int exitCode, String subject) {
        assertEquals(exitCode, result.exitCode(), result::everything);
        assertEquals("", result.out());
        assertTrue(result.err().startsWith("Error: "), result::err);
        assertTrue(result.err().contains(subject), () -> subject + " is missing in " + result.err());
        assertFalse(result.err().contains("\tat "), () -> "a stack trace: " + result.err());
    }
}
