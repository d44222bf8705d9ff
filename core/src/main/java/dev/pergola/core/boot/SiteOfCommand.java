package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import dev.pergola.core.command.CommandSite;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The site of a command that works on one: what {@code serve} would serve with the same options, but that nothing listens.
 *
 * @param platform where it is opened
 */
record SiteOfCommand(Platform platform) implements CommandSite {

    @Override
    public List<Option> options() {
        return ServeSyntax.ofSite();
    }

    @Override
    public int around(CommandContext line, IntSupplier work) {
        try {
            return within(Server.open(platform, ServeOptions.of(line)), work);
        } catch (InvalidConfigurationException invalid) {
            line.err().println("Error: Nothing was done, because the configuration cannot be used.");
            line.err().println(invalid.getMessage());
            return invalid.exitStatus();
        }
    }

    private int within(Server server, IntSupplier work) {
        platform.onStop(Thread.currentThread()::interrupt);
        try {
            return work.getAsInt();
        } finally {
            platform.onStop(() -> {});
            server.close();
        }
    }
}
