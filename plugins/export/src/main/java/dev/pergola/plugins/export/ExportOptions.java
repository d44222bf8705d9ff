package dev.pergola.plugins.export;

import dev.pergola.api.hook.run.CommandContext;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a command line of {@code export} asks for, checked. */
final class ExportOptions {

    private final CommandContext line;

    ExportOptions(CommandContext line) {
        this.line = line;
    }

    /** A wrong option; the message is for whoever has typed it. */
    static final class WrongOption extends Exception {

        private static final long serialVersionUID = 1L;

        WrongOption(String message) {
            super(message);
        }
    }

    List<String> paths() {
        return line.values(ExportSyntax.PATH).stream()
                .map(value -> value.get(0))
                .toList();
    }

    List<String> statements() {
        return line.values(ExportSyntax.SQL).stream().map(value -> value.get(0)).toList();
    }

    boolean crawls() {
        return line.has(ExportSyntax.ALL) || line.has(ExportSyntax.CRAWL);
    }

    boolean fromFrontPage() {
        return line.has(ExportSyntax.ALL);
    }

    boolean dryRun() {
        return line.has(ExportSyntax.DRY_RUN);
    }

    Optional<String> token() {
        return line.value(ExportSyntax.TOKEN);
    }

    /** Whether {@code _memory} is the database that other databases can be read from. */
    boolean inMemory() {
        return line.has("--crossdb") || line.has("--memory");
    }

    int jobs() throws WrongOption {
        return (int) number(ExportSyntax.JOBS, Runtime.getRuntime().availableProcessors(), 1, 1000);
    }

    Path output() throws WrongOption {
        try {
            Path output = Path.of(line.value(ExportSyntax.OUTPUT).orElse("export"));
            if (Files.exists(output) && !Files.isDirectory(output)) {
                throw new WrongOption(ExportSyntax.OUTPUT + ": " + output + " is a file; a directory was expected.");
            }
            if (Files.isDirectory(output) && !Files.isWritable(output)) {
                throw new WrongOption(ExportSyntax.OUTPUT + ": " + output + " cannot be written.");
            }
            return output;
        } catch (InvalidPathException invalid) {
            throw new WrongOption(ExportSyntax.OUTPUT + ": " + invalid.getMessage());
        }
    }

    SiteRules rules() throws WrongOption {
        SiteRules.Limits usual = SiteRules.Limits.USUAL;
        SiteRules.Limits limits = new SiteRules.Limits(
                (int) number(ExportSyntax.PAGES, usual.pages(), 1, Integer.MAX_VALUE),
                number(ExportSyntax.BYTES, usual.bytes(), 1, Long.MAX_VALUE),
                (int) number(ExportSyntax.DEPTH, usual.depth(), 0, Integer.MAX_VALUE),
                (int) number(ExportSyntax.FURTHER, usual.furtherPages(), 0, Integer.MAX_VALUE));
        return new SiteRules(
                patterns(ExportSyntax.INCLUDE),
                patterns(ExportSyntax.EXCLUDE),
                limits,
                live(),
                line.has(ExportSyntax.SEARCH));
    }

    private Optional<String> live() throws WrongOption {
        Optional<String> live = line.value(ExportSyntax.LIVE).map(url -> url.replaceAll("/+$", ""));
        if (live.isPresent() && !live.get().matches("https?://[^\\s\"<>]+")) {
            throw new WrongOption(ExportSyntax.LIVE + ": " + live.get() + " is no address with http or https.");
        }
        return live;
    }

    private List<String> patterns(String option) {
        return line.values(option).stream().map(value -> value.get(0)).toList();
    }

    private long number(String option, long usual, long least, long most) throws WrongOption {
        Optional<String> text = line.value(option);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            long number = Long.parseLong(text.get().strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // told below
        }
        throw new WrongOption(option + ": " + text.get() + " is no whole number from " + least + ".");
    }
}
