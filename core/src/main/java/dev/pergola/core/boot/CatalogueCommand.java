package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.core.catalogue.CatalogueEntry;
import dev.pergola.core.catalogue.CatalogueIndex;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * {@code pergola catalogue}: what can be installed, and making a folder of jars a catalogue. Starts no plugin.
 *
 * <pre>
 * catalogue list           everything that can be had
 * catalogue search TEXT... the newest version of what all the words are said about
 * catalogue index FOLDER   writes the index of a folder
 * </pre>
 */
final class CatalogueCommand implements CommandHook {

    private static final int FAILURE = 1;

    private final Platform platform;

    CatalogueCommand(Platform platform) {
        this.platform = platform;
    }

    @Override
    public CommandSpecification specification() {
        return new CommandSpecification(
                "Shows what can be installed (list, search TEXT), or writes the index of a folder of jars (index FOLDER).",
                List.of(),
                Optional.of("list|search|index"));
    }

    @Override
    public int run(CommandContext line) {
        List<String> words = line.arguments();
        String verb = words.stream().findFirst().orElse("");
        List<String> rest = words.subList(Math.min(1, words.size()), words.size());
        if (verb.equals("list") && rest.isEmpty()) {
            return list(platform.plugins().catalogue().all(), line.out());
        }
        if (verb.equals("search") && !rest.isEmpty()) {
            return list(platform.plugins().catalogue().search(String.join(" ", rest)), line.out());
        }
        if (verb.equals("index") && rest.size() == 1) {
            return index(Path.of(rest.get(0)), line);
        }
        throw WrongUsage.of(
                "It is not said what to do with the catalogue.",
                "Write `pergola catalogue list`, `pergola catalogue search TEXT` or `pergola catalogue index FOLDER`.");
    }

    private static int list(List<CatalogueEntry> entries, PrintWriter out) {
        for (CatalogueEntry entry : entries) {
            out.println(entry + (entry.licence().isEmpty() ? "" : " (" + entry.licence() + ")"));
            if (!entry.description().isEmpty()) {
                out.println("    " + entry.description());
            }
            print("needs", entry.requires(), out);
            print("brings", entry.provides(), out);
            out.printf("    %,d bytes, SHA-256 %s%n", entry.size(), entry.sha256());
        }
        return entries.isEmpty() ? FAILURE : 0;
    }

    private static void print(String what, List<String> things, PrintWriter out) {
        if (!things.isEmpty()) {
            out.println("    " + what + " " + String.join(", ", things));
        }
    }

    private static int index(Path folder, CommandContext line) {
        CatalogueIndex.Written written = CatalogueIndex.write(folder);
        written.flaws().forEach(flaw -> line.err().println("Left out: " + flaw));
        line.out()
                .printf(
                        "%s lists %d plugins.%n",
                        folder.resolve(CatalogueIndex.FILE), written.entries().size());
        return 0;
    }
}
