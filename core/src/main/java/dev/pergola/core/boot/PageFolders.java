package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Folders of the user that pages are made of.
 *
 * @param templates with templates that go before those of the core, or empty
 * @param mounts with files that are served as they are
 */
record PageFolders(Optional<Path> templates, List<Mount> mounts) {

    /** No folders. */
    static final PageFolders NONE = new PageFolders(Optional.empty(), List.of());

    private static final Pattern MOUNT = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9._-]+)*");

    PageFolders {
        mounts = List.copyOf(mounts);
    }

    /**
     * A folder whose files are served.
     *
     * @param path where on the site, without slashes around it
     * @param folder where on the disk
     */
    record Mount(String path, Path folder) {}

    /** The folders of a configuration directory where the command line names none. */
    PageFolders orIn(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        Path files = absolute.resolve("static");
        return new PageFolders(
                templates.or(() -> Optional.of(absolute.resolve("templates")).filter(Files::isDirectory)),
                mounts.isEmpty() && Files.isDirectory(files) ? List.of(new Mount("static", files)) : mounts);
    }

    static PageFolders of(CommandContext line) {
        return new PageFolders(
                line.value(ServeSyntax.TEMPLATES).map(PageFolders::templates),
                line.values(ServeSyntax.STATIC).stream()
                        .map(value -> mount(value.get(0)))
                        .toList());
    }

    private static Path templates(String text) {
        Path folder = Path.of(text);
        if (!Files.isDirectory(folder)) {
            throw WrongUsage.of(
                    "The templates in " + text + " cannot be used: there is no such directory.",
                    "Make it, or correct the path.");
        }
        return folder.toAbsolutePath().normalize();
    }

    private static Mount mount(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw WrongUsage.of(
                    "\"" + text + "\" does not say which files are served where.",
                    "Write it as mountpoint:directory, such as " + ServeSyntax.STATIC + " static:css.");
        }
        Path folder = Path.of(text.substring(colon + 1));
        if (colon == text.length() - 1 || !Files.isDirectory(folder)) {
            throw WrongUsage.of(
                    "\"" + text + "\" names no directory.", "What stands behind the colon must be a directory.");
        }
        String path = text.substring(0, colon).replaceAll("^/+|/+$", "");
        if (!MOUNT.matcher(path).matches()) {
            throw WrongUsage.of(
                    "Files cannot be served at \"" + path + "\".",
                    "A mount point has letters, digits, dots, hyphens and underscores between its slashes.");
        }
        return new Mount(path, folder.toAbsolutePath().normalize());
    }
}
