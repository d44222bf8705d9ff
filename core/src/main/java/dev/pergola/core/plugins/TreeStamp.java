package dev.pergola.core.plugins;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/** One stamp for many files. */
final class TreeStamp {

    private TreeStamp() {}

    /**
     * Looks at files and folders with all that is in them.
     *
     * @param parts some may not exist
     * @return a number that is another one when a name, size or time is, in place of the size; the time of the last change
     */
    static FileStamp of(List<Path> parts) {
        long fingerprint = 0;
        FileTime newest = FileTime.fromMillis(0);
        for (Path part : parts) {
            for (Path file : filesBelow(part)) {
                try {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    if (!attributes.isRegularFile()) {
                        continue;
                    }
                    FileStamp stamp = FileStamp.of(attributes);
                    fingerprint = 31 * fingerprint + file.hashCode();
                    fingerprint = 31 * fingerprint + stamp.hashCode();
                    newest = newest.compareTo(stamp.modified()) < 0 ? stamp.modified() : newest;
                } catch (IOException gone) {
                    fingerprint = 31 * fingerprint; // deleted meanwhile; the next look sees it gone
                }
            }
        }
        return new FileStamp(fingerprint, newest);
    }

    /** A folder and all that are in it; empty for what is no folder. */
    static List<Path> directoriesBelow(Path part) {
        return filesBelow(part).stream().filter(Files::isDirectory).toList();
    }

    private static List<Path> filesBelow(Path part) {
        try (Stream<Path> files = Files.walk(part)) {
            return files.sorted().toList();
        } catch (IOException | UncheckedIOException gone) {
            return List.of();
        }
    }
}
