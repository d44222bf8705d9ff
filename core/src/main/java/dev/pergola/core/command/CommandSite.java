package dev.pergola.core.command;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import java.util.List;
import java.util.function.IntSupplier;

/** Opens the site that a command works on. Made by those who know how a site is put together. */
public interface CommandSite {

    /**
     * What the command line may say about the site.
     *
     * @return options that such a command takes besides its own
     */
    List<Option> options();

    /**
     * Opens a site, does the work, and closes the site.
     *
     * @param line says which site
     * @param work the command
     * @return the exit code of the work, or another one where the site could not be opened
     * @throws dev.pergola.api.ServerException where a file cannot be served or an option is wrong
     */
    int around(CommandContext line, IntSupplier work);
}
