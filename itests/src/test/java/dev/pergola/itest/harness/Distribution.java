package dev.pergola.itest.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The archives that the build has made. */
public final class Distribution {

    private Distribution() {}

    /**
     * The archive that people unpack.
     *
     * @return {@code pergola-VERSION.zip}
     */
    public static Path zip() {
        return only("pergola-*.zip");
    }

    /**
     * The archive that runs as it is.
     *
     * @return {@code pergola.jar}
     */
    public static Path jar() {
        return only("pergola.jar");
    }

    /**
     * The script of a distribution that was unpacked for all tests of this run.
     *
     * @return {@code bin/pergola}
     */
    public static Path script() {
        return Unpacked.SCRIPT;
    }

    /**
     * Unpacks the zip with the permissions it holds, as {@code unzip} does.
     *
     * @param folder an empty folder
     * @return {@code bin/pergola} in it
     */
    public static Path unpackInto(Path folder) {
        try (FileSystem archive = FileSystems.newFileSystem(
                        zip(), Map.of("enablePosixFileAttributes", true), (ClassLoader) null);
                Stream<Path> entries = Files.walk(archive.getPath("/"))) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                copy(entry, folder.resolve(entry.toString().substring(1)));
            }
            try (Stream<Path> files = Files.walk(folder, 3)) {
                return files.filter(file -> file.endsWith(Path.of("bin", "pergola")))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("there is no bin/pergola in " + zip()));
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void copy(Path entry, Path target) throws IOException {
        if (Files.isDirectory(entry)) {
            Files.createDirectories(target);
            return;
        }
        Files.copy(entry, target);
        @SuppressWarnings("unchecked")
        Set<PosixFilePermission> permissions = (Set<PosixFilePermission>) Files.getAttribute(entry, "zip:permissions");
        if (permissions != null) {
            Files.setPosixFilePermissions(target, permissions);
        }
    }

    private static Path only(String pattern) {
        Path folder = Path.of(System.getProperty("pergola.distribution", "distribution/target"))
                .toAbsolutePath()
                .normalize();
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> folder.getFileSystem()
                            .getPathMatcher("glob:" + pattern)
                            .matches(file.getFileName()))
                    .toList();
            if (found.size() != 1) {
                throw new AssertionError("one " + pattern + " is expected in " + folder + ", found " + found
                        + "; `mvn package` builds it");
            }
            return found.get(0);
        } catch (IOException failure) {
            throw new UncheckedIOException("The distribution is not built: `mvn package` does that.", failure);
        }
    }

    /** Unpacked once, when first asked for. */
    private static final class Unpacked {
        static final Path SCRIPT = unpackInto(TemporaryFolders.create("distribution"));
    }
}
