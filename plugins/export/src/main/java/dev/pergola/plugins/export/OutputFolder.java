package dev.pergola.plugins.export;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The directory into which is exported. Each file is written beside the others first and takes its place in one step; one that
 * would not change is not touched. May be used by several threads.
 */
final class OutputFolder {

    /** Below the output directory; holds what is not part of the copy. */
    static final String OWN = ".pergola-export";

    private final Path root;
    private final Path work;
    private final AtomicLong numbers = new AtomicLong();

    /**
     * Knows the directory; makes nothing yet.
     *
     * @param root the directory
     * @param work what is not finished is kept there meanwhile; on the same disk
     */
    OutputFolder(Path root, Path work) {
        this.root = root.toAbsolutePath().normalize();
        this.work = work;
    }

    /** The usual one, which keeps within itself what is not finished. */
    static OutputFolder at(Path root) {
        return new OutputFolder(root, root.resolve(OWN).resolve("work"));
    }

    /** The directory itself. */
    Path root() {
        return root;
    }

    Path manifest() {
        return root.resolve(OWN).resolve("manifest.tsv");
    }

    /** Makes the place for what is not finished, or makes it empty. */
    void begin() throws IOException {
        end();
        Files.createDirectories(work);
    }

    /** Takes away what is not finished. */
    void end() throws IOException {
        deleteTree(work);
    }

    /** Takes away what would be left of an export that has written nothing. */
    void tidy(boolean made) throws IOException {
        deleteEmpty(root.resolve(OWN));
        if (made) {
            deleteEmpty(root);
        }
    }

    private static void deleteEmpty(Path folder) throws IOException {
        try {
            Files.deleteIfExists(folder);
        } catch (DirectoryNotEmptyException inUse) {
            // stays
        }
    }

    static void deleteTree(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : all) {
            Files.deleteIfExists(each);
        }
    }

    /** A file for what is not finished. */
    Path unfinished() {
        return work.resolve(Long.toString(numbers.incrementAndGet()));
    }

    /**
     * Where a file is.
     *
     * @param name with slashes
     * @throws IllegalArgumentException where that is not below the directory
     */
    Path file(String name) {
        Path file = root.resolve(name).normalize();
        if (!file.startsWith(root) || file.equals(root) || file.startsWith(root.resolve(OWN))) {
            throw new IllegalArgumentException("The file " + name + " is not below " + root + ".");
        }
        return file;
    }

    boolean exists(String name) {
        return Files.isRegularFile(file(name));
    }

    /** Writes a file; false where it was the same already. */
    boolean write(String name, byte[] content) throws IOException {
        Path file = file(name);
        if (Files.isRegularFile(file)
                && Files.size(file) == content.length
                && Arrays.equals(Files.readAllBytes(file), content)) {
            return false;
        }
        Path unfinished = unfinished();
        Files.write(unfinished, content);
        place(unfinished, file);
        return true;
    }

    /** Puts a finished file in its place; false where it was the same already. */
    boolean move(Path finished, String name) throws IOException {
        Path file = file(name);
        if (Files.isRegularFile(file) && Files.mismatch(file, finished) == -1) {
            return false;
        }
        place(finished, file);
        return true;
    }

    private void place(Path finished, Path file) throws IOException {
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
            if (!parent.toRealPath().startsWith(root.toRealPath())) {
                throw new IOException("The directory " + parent + " is a link that leads out of " + root + ".");
            }
        }
        replace(finished, file);
    }

    /** In one step, where the disk can do that. */
    static void replace(Path finished, Path file) throws IOException {
        try {
            Files.move(finished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException elsewhere) {
            Files.move(finished, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Deletes a file, and the directories that are empty without it. */
    void delete(String name) throws IOException {
        Path file = file(name);
        Files.deleteIfExists(file);
        for (Path folder = file.getParent();
                folder != null && !folder.equals(root) && folder.startsWith(root);
                folder = folder.getParent()) {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException inUse) {
                return;
            }
        }
    }
}
