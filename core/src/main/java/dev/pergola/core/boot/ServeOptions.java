package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import dev.pergola.core.config.ConfigurationSources;
import dev.pergola.core.config.SettingPair;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a command line of {@code serve} asks for, before anything on the disk has been looked at.
 *
 * @param databases what to serve
 * @param configuration where the configuration and the descriptions are
 * @param address where to listen
 * @param folders what pages are made of
 * @param cors whether pages of other sites may read the API
 * @param access who may come in
 * @param reload whether browsers ask each time
 * @param versionNote what its owner says about this version, or empty
 */
record ServeOptions(
        DatabaseArguments databases,
        Sources configuration,
        ListenAddress address,
        PageFolders folders,
        boolean cors,
        Access access,
        boolean reload,
        Optional<String> versionNote) {

    /**
     * Where the configuration comes from.
     *
     * @param configuration the file, or empty
     * @param metadata the file with descriptions, or empty
     * @param settings names and values from the command line, which go over the file
     */
    record Sources(Optional<Path> configuration, Optional<Path> metadata, List<List<String>> settings) {

        /** The sources to read now, with the files that are in a directory now where none was named. */
        ConfigurationSources in(Optional<ConfigurationDirectory> directory) {
            return new ConfigurationSources(
                    configuration.or(() -> directory.flatMap(ConfigurationDirectory::configuration)),
                    metadata.or(() -> directory.flatMap(ConfigurationDirectory::metadata)),
                    settings.stream()
                            .map(pair -> new SettingPair(pair.get(0), pair.get(1)))
                            .toList());
        }
    }

    /**
     * Who may come in.
     *
     * @param defaultDeny whether everything is refused that the configuration does not allow
     * @param root whether there is a link by which to sign in as root
     * @param managesPlugins whether plugins can be changed over the network
     * @param secret signs cookies and tokens; empty for a new one that nobody knows
     */
    record Access(boolean defaultDeny, boolean root, boolean managesPlugins, Optional<String> secret) {

        static Access of(CommandContext line) {
            return new Access(
                    line.has(ServeSyntax.DEFAULT_DENY),
                    line.has(ServeSyntax.ROOT),
                    line.has(ServeSyntax.MANAGE_PLUGINS),
                    SecretOption.value(line));
        }
    }

    /** A server without files, for commands that ask it about itself. */
    static ServeOptions nothing() {
        return immutable(List.of());
    }

    /** A server of files that do not change. */
    static ServeOptions immutable(List<Path> files) {
        return new ServeOptions(
                DatabaseArguments.immutable(files),
                new Sources(Optional.empty(), Optional.empty(), List.of()),
                ListenAddress.STANDARD,
                PageFolders.NONE,
                false,
                new Access(false, false, false, Optional.empty()),
                false,
                Optional.empty());
    }

    static ServeOptions of(CommandContext line) {
        return new ServeOptions(
                DatabaseArguments.of(line),
                new Sources(
                        line.value(ServeSyntax.CONFIGURATION).map(Path::of),
                        line.value(ServeSyntax.METADATA).map(Path::of),
                        line.values(ServeSyntax.SETTING)),
                ListenAddress.of(line),
                PageFolders.of(line),
                line.has(ServeSyntax.CORS),
                Access.of(line),
                line.has(ServeSyntax.RELOAD),
                line.value(ServeSyntax.VERSION_NOTE));
    }
}
