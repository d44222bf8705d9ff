package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandSpecification;
import dev.pergola.api.hook.run.CommandSpecification.Option;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The options of {@code pergola serve}, which other commands that start a server take as well. */
final class ServeSyntax {

    static final String HOST = "--host";
    static final String PORT = "--port";
    static final String SOCKET = "--uds";
    static final String TLS_KEY = "--ssl-keyfile";
    static final String TLS_CERTIFICATE = "--ssl-certfile";
    static final String OPEN = "--open";
    static final String VERSION_NOTE = "--version-note";
    static final String IMMUTABLE = "--immutable";
    static final String INSPECTION = "--inspect-file";
    static final String TEMPLATES = "--template-dir";
    static final String STATIC = "--static";
    static final String EXTENSION = "--load-extension";
    static final String CREATE = "--create";
    static final String NO_LOCKING = "--nolock";
    static final String INTERNAL = "--internal";
    static final String CONFIGURATION = "--config";
    static final String METADATA = "--metadata";
    static final String SETTING = "--setting";
    static final String MEMORY = "--memory";
    static final String CROSS_DATABASE = "--crossdb";
    static final String CORS = "--cors";
    static final String DEFAULT_DENY = "--default-deny";
    static final String ROOT = "--root";
    static final String TOKEN = "--token";
    static final String ACTOR = "--actor";
    static final String GET = "--get";
    static final String HEADERS = "--headers";
    static final String RELOAD = "--reload";
    static final String MANAGE_PLUGINS = "--manage-plugins";
    static final String SAFE = "--safe";
    static final String HELP_SETTINGS = "--help-settings";

    private static final Set<String> OF_SERVING = Set.of(
            HOST,
            PORT,
            SOCKET,
            TLS_KEY,
            TLS_CERTIFICATE,
            OPEN,
            ROOT,
            GET,
            HEADERS,
            TOKEN,
            ACTOR,
            RELOAD,
            MANAGE_PLUGINS,
            HELP_SETTINGS);

    private ServeSyntax() {}

    /** Those that say what a site consists of, and not how it is served. */
    static List<Option> ofSite() {
        return specification().options().stream()
                .filter(option -> !OF_SERVING.contains(option.name()))
                .toList();
    }

    static CommandSpecification specification() {
        return new CommandSpecification(
                "Serves SQLite files as a website and an API.",
                List.of(
                        Option.value(
                                "HOST",
                                "Address to listen on; 0.0.0.0 for every interface. Default 127.0.0.1.",
                                "-h",
                                HOST),
                        Option.value("PORT", "Port to listen on; 0 for any free one. Default 8001.", "-p", PORT),
                        Option.value("PATH", "Listens at a Unix socket instead of a port.", SOCKET),
                        Option.value("FILE", "Private key for encrypted connections, PEM.", TLS_KEY),
                        Option.value("FILE", "Certificate for encrypted connections, PEM.", TLS_CERTIFICATE),
                        Option.flag("Opens a browser, as root with --root.", "-o", OPEN),
                        Option.value("TEXT", "Is told with the version.", VERSION_NOTE),
                        Option.value("FILE", "Opens a file that never changes while it is served.", "-i", IMMUTABLE)
                                .repeated(),
                        Option.value(
                                "FILE",
                                "Takes hash, size and row counts of immutable files from what inspect has written.",
                                INSPECTION),
                        Option.value(
                                        "PATH[:ENTRY]",
                                        "Loads a SQLite extension into every connection; spatialite finds its own path.",
                                        EXTENSION)
                                .repeated(),
                        Option.flag("Makes files that are missing.", CREATE),
                        Option.flag("Reads files without locking them, for disks that have no locks.", NO_LOCKING),
                        Option.value(
                                "FILE",
                                "Configuration, YAML or JSON; a change is applied while running.",
                                "-c",
                                CONFIGURATION),
                        Option.value(
                                "FILE", "Titles, descriptions, sources and licences, YAML or JSON.", "-m", METADATA),
                        new Option(
                                List.of("-s", SETTING),
                                List.of("NAME", "VALUE"),
                                true,
                                "Sets one setting, over the file."),
                        Option.value(
                                "FILE",
                                "Keeps descriptions, stored queries and types of columns in this file; made if missing.",
                                INTERNAL),
                        Option.value("DIRECTORY", "Templates that go before those of the server.", TEMPLATES),
                        Option.value("MOUNT:DIRECTORY", "Serves the files of a directory at /MOUNT/.", STATIC)
                                .repeated(),
                        Option.flag("Adds an empty database in memory, named _memory.", MEMORY),
                        Option.flag("Lets _memory query the first 10 files together.", CROSS_DATABASE),
                        Option.flag("Lets pages of other sites read the API.", CORS),
                        Option.flag("Refuses whatever the configuration does not allow.", DEFAULT_DENY),
                        SecretOption.option(),
                        Option.flag("Prints a link by which to sign in as root, once.", ROOT),
                        Option.value("PATH", "Prints the answer to one request and ends; nothing listens.", GET),
                        Option.flag("With --get: prints status and headers too.", HEADERS),
                        Option.value("TOKEN", "With --get: sends this API token.", TOKEN),
                        Option.value("JSON", "With --get: asks as this actor.", ACTOR),
                        Option.flag("Lets browsers ask each time instead of keeping pages.", RELOAD),
                        Option.flag(
                                "Lets those with the permission manage-plugins change plugins over the network.",
                                MANAGE_PLUGINS),
                        Option.flag("Starts only the plugins that come with the product.", SAFE),
                        Option.flag("Lists the settings with their defaults, and ends.", HELP_SETTINGS)),
                Optional.of("FILES"));
    }
}
