package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.api.http.Request;
import dev.pergola.core.command.CommandLineRunner;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.Owner;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands of plugins that work on a site. */
class SiteOfCommandTest {

    @TempDir
    Path folder;

    private final CommandLineFixture commands = new CommandLineFixture();

    @BeforeEach
    void plantTheCommand() throws SQLException {
        CommandLineFixture.database(folder.resolve("garden.db"), "create table plants (name text)");
        commands.platform()
                .registry()
                .register(
                        CommandLineRunner.POINT,
                        new Statuses(commands.platform()),
                        new Owner("garden", "1.0.0", 7),
                        new HookProperties(Map.of(CommandHook.NAME, "status", CommandHook.SITE, true)));
    }

    @AfterEach
    void close() {
        commands.close();
    }

    /** Prints the status of the answer to each of its paths. */
    private record Statuses(Platform platform) implements CommandHook {

        @Override
        public CommandSpecification specification() {
            return new CommandSpecification(
                    "Asks for pages.",
                    List.of(CommandSpecification.Option.value("PATH", "What to ask for.", "--path")
                            .repeated()),
                    Optional.empty());
        }

        @Override
        public int run(CommandContext context) {
            Server server = platform.server().orElseThrow();
            for (List<String> path : context.values("--path")) {
                context.out()
                        .print(server.client()
                                        .send(Request.get(path.get(0)).build())
                                        .status() + " ");
            }
            return 0;
        }
    }

    private String garden() {
        return folder.resolve("garden.db").toString();
    }

    @Test
    void theSiteIsThatOfServeAndIsClosedAfterwards() {
        int code = commands.run(
                "status", garden(), "-s", "base_url", "/x/", "--path", "/garden/plants", "--path", "/garden/weeds");
        assertEquals(0, code, commands::err);
        assertEquals("200 404 ", commands.out());
        assertTrue(commands.platform().server().isEmpty());
    }

    @Test
    void optionsOfListeningAreRefused() {
        for (String option : List.of("--root", "--open", "--reload", "--get=/")) {
            assertEquals(2, commands.run("status", garden(), option), option);
        }
    }

    @Test
    void whatCannotBeOpenedIsToldAsByServe() {
        String missing = folder.resolve("nope.db").toString();
        int asServe = commands.run("serve", "--get", "/", missing);
        String told = commands.err();
        assertEquals(asServe, commands.run("status", missing));
        assertEquals(told, commands.err());
    }

    @Test
    void theCommandIsNotRunWithAWrongConfiguration() {
        assertEquals(2, commands.run("status", garden(), "-s", "no_such_setting", "1", "--path", "/"));
        assertEquals("", commands.out());
        assertTrue(commands.platform().server().isEmpty());
    }

    @Test
    void helpShowsWhatTheSiteTakes() {
        assertEquals(0, commands.run("status", "--help"));
        assertTrue(commands.out().contains("--crossdb"), commands::out);
        assertTrue(commands.out().contains("--path"), commands::out);
    }
}
