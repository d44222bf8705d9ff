package dev.pergola.core.sets;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.plugins.FileStamp;
import dev.pergola.core.plugins.JarInspection;
import dev.pergola.core.plugins.PluginFile;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.UnusableFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Jars on this machine: one file, or all of a folder. */
public final class FileSource implements PluginSource {

    private static final ErrorCode UNUSABLE = new ErrorCode("unusable-plugin", 400);
    private static final String JAR = ".jar";

    private final boolean byPath;

    private FileSource(boolean byPath) {
        this.byPath = byPath;
    }

    /**
     * For those who are on this machine.
     *
     * @return a source that takes paths
     */
    public static FileSource local() {
        return new FileSource(true);
    }

    /**
     * For those who are not: no path is taken from them, but what was installed from a file can be updated.
     *
     * @return a source that only looks at files again
     */
    public static FileSource known() {
        return new FileSource(false);
    }

    @Override
    public Optional<List<Arrival>> find(String wish, PluginSet installed) {
        if (!byPath) {
            return Optional.empty();
        }
        Path path = Path.of(wish).toAbsolutePath().normalize();
        if (Files.isDirectory(path)) {
            return Optional.of(arrivals(jarsIn(path)));
        }
        boolean meansAFile = wish.endsWith(JAR)
                || wish.contains("/")
                || wish.contains(path.getFileSystem().getSeparator());
        if (!meansAFile && !Files.exists(path)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(path)) {
            throw new ServerException(UNUSABLE, "There is no file %s.".formatted(path));
        }
        return Optional.of(arrivals(List.of(path)));
    }

    @Override
    public Optional<List<Arrival>> newest(PinnedPlugin plugin, PluginSet installed) {
        if (plugin.origin().contains(":/")) {
            return Optional.empty(); // an address, which is no path on every system
        }
        Path path = Path.of(plugin.origin());
        if (!path.isAbsolute()) {
            return Optional.empty();
        }
        return Optional.of(Files.isRegularFile(path) ? arrivals(List.of(path)) : List.of());
    }

    /** All or none: what is wrong with each of them is told at once. */
    private static List<Arrival> arrivals(List<Path> files) {
        List<Arrival> arrivals = new ArrayList<>();
        List<String> flaws = new ArrayList<>();
        for (Path file : files) {
            PluginFile found = inspect(file);
            if (found instanceof PluginJar jar) {
                arrivals.add(new Arrival(jar, file.toString()));
            } else if (found instanceof UnusableFile unusable) {
                flaws.add(unusable.reason());
            }
        }
        if (!flaws.isEmpty()) {
            throw new ServerException(UNUSABLE, flaws, Optional.of("Nothing was installed."));
        }
        return arrivals;
    }

    /** Looks into a file that may be installed, and reads all of it: a damaged one would fail later, in a server. */
    static PluginFile inspect(Path file) {
        FileStamp unknown = new FileStamp(0, FileTime.fromMillis(0));
        PluginFile found = JarInspection.inspect(file, "file", unknown);
        return WholeJar.flaw(file)
                .<PluginFile>map(flaw -> new UnusableFile(file, "file", unknown, file.getFileName() + " " + flaw))
                .filter(flaw -> found instanceof PluginJar)
                .orElse(found);
    }

    private static List<Path> jarsIn(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + JAR)) {
            files.forEach(found::add);
        } catch (IOException failed) {
            throw new ServerException(UNUSABLE, "The folder %s cannot be listed: %s.".formatted(folder, failed));
        }
        if (found.isEmpty()) {
            throw new ServerException(UNUSABLE, "There is no jar in the folder %s.".formatted(folder));
        }
        Collections.sort(found);
        return found;
    }
}
