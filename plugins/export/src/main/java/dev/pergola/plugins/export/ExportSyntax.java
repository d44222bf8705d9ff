package dev.pergola.plugins.export;

import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import java.util.List;
import java.util.Optional;

/** The options of {@code pergola export}, besides those that say what the site consists of. */
final class ExportSyntax {

    static final String PATH = "--path";
    static final String SQL = "--sql";
    static final String OUTPUT = "--output";
    static final String ALL = "--all";
    static final String CRAWL = "--crawl";
    static final String INCLUDE = "--include";
    static final String EXCLUDE = "--exclude";
    static final String PAGES = "--max-pages";
    static final String BYTES = "--max-bytes";
    static final String DEPTH = "--depth";
    static final String FURTHER = "--next-pages";
    static final String JOBS = "--jobs";
    static final String LIVE = "--live";
    static final String SEARCH = "--search";
    static final String DRY_RUN = "--dry-run";
    static final String TOKEN = "--token";

    /** Those of serve that mean nothing here, but that scripts may have. */
    private static final String IGNORED = "Taken as by serve, without effect: nothing listens.";

    private ExportSyntax() {}

    static CommandSpecification specification() {
        return new CommandSpecification(
                "Exports pages as files: single ones as they are, or a whole site with links that work anywhere.",
                List.of(
                        Option.value("PATH", "Exports this path of the site.", PATH)
                                .repeated(),
                        Option.value(
                                        "SQL",
                                        "Exports the paths in the first column of this query; a second column names the"
                                                + " files.",
                                        SQL)
                                .repeated(),
                        Option.value("DIRECTORY", "Where to; 'export' where nothing is said.", OUTPUT),
                        Option.flag("Exports the whole site: all that can be reached from its front page.", ALL),
                        Option.flag("Exports what can be reached from the paths.", CRAWL),
                        Option.value(
                                        "PATTERN",
                                        "Exports also addresses like this one, such as '*.json'; * is any text.",
                                        INCLUDE)
                                .repeated(),
                        Option.value("PATTERN", "Does not export addresses like this one.", EXCLUDE)
                                .repeated(),
                        Option.value("NUMBER", "At most so many addresses.", PAGES),
                        Option.value("BYTES", "Stops following links when so much was read.", BYTES),
                        Option.value("NUMBER", "Follows at most so many links from where it begins.", DEPTH),
                        Option.value("NUMBER", "At most so many further pages of each list of rows; 1000.", FURTHER),
                        Option.value("NUMBER", "Asks so many at once; as many as there are processors.", JOBS),
                        Option.value(
                                "URL", "Links that are not exported lead to the site itself, which is there.", LIVE),
                        Option.flag("Adds a page that searches the copy.", SEARCH),
                        Option.flag("Writes nothing, and says what it would do.", DRY_RUN),
                        Option.value("TOKEN", "Exports what the owner of this API token may see.", TOKEN),
                        Option.value("HOST", IGNORED, "-h", "--host"),
                        Option.value("PORT", IGNORED, "-p", "--port"),
                        Option.flag(IGNORED, "--headers"),
                        Option.value("JSON", IGNORED, "--actor")),
                Optional.of("FILES"));
    }
}
