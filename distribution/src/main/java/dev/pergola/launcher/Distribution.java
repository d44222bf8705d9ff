package dev.pergola.launcher;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A directory with all that runs: {@code bundles/} with the core and its libraries, {@code plugins/} with the plugins that
 * run, {@code catalogue/} with those that can be installed.
 *
 * @param home the directory
 */
record Distribution(Path home) {

    /** Names a distribution elsewhere than around the launcher. */
    static final String HOME_PROPERTY = "pergola.distribution";

    private static final String BUNDLES = "bundles";
    private static final String PLUGINS = "plugins";
    private static final String CATALOGUE = "catalogue";

    /**
     * Finds the distribution that the launcher belongs to: the directory above the launcher's jar, or what that jar carries
     * in itself, which is then unpacked.
     */
    static Distribution locate(Scratch scratch) throws LaunchException {
        String named = System.getProperty(HOME_PROPERTY, "");
        if (!named.isEmpty()) {
            return new Distribution(Path.of(named).toAbsolutePath());
        }
        Path launcher = launcher();
        boolean single = Distribution.class.getResource("/" + BUNDLES + "/") != null;
        return single ? unpacked(launcher, scratch.directory("distribution")) : around(launcher);
    }

    /** The bundles to install, by file name. */
    List<Path> bundles() throws LaunchException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(home.resolve(BUNDLES), "*.jar")) {
            jars.forEach(found::add);
        } catch (IOException e) {
            throw new LaunchException(
                    "the distribution in %s has no readable directory '%s': %s. Unpack it again."
                            .formatted(home, BUNDLES, e),
                    e);
        }
        Collections.sort(found);
        return List.copyOf(found);
    }

    private static Path launcher() throws LaunchException {
        try {
            return Path.of(Distribution.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new LaunchException("the launcher does not know where it was started from", e);
        }
    }

    private static Distribution around(Path launcher) throws LaunchException {
        Path library = launcher.getParent();
        if (library == null || library.getParent() == null) {
            throw new LaunchException("there is no distribution around %s".formatted(launcher));
        }
        return new Distribution(library.getParent());
    }

    private static Distribution unpacked(Path launcher, Path home) throws LaunchException {
        try (FileSystem jar = FileSystems.newFileSystem(launcher)) {
            for (String name : List.of(BUNDLES, PLUGINS, CATALOGUE)) {
                copyFiles(jar.getPath(name), Files.createDirectory(home.resolve(name)));
            }
            return new Distribution(home);
        } catch (IOException e) {
            throw new LaunchException("%s cannot be unpacked into %s: %s.".formatted(launcher, home, e), e);
        }
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }
}
