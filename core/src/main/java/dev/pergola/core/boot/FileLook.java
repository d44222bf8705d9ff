package dev.pergola.core.boot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What can be seen of a file without reading it. A file that was put into the place of another has another key, as long
 * as the other is still open.
 *
 * @param key what tells the file from others of its disk
 * @param modified the time of the last change
 * @param size in bytes
 */
record FileLook(String key, FileTime modified, long size) {

    /** Empty where there is no file, or where it cannot be seen. */
    static Optional<FileLook> at(Path path) {
        try {
            BasicFileAttributes seen = Files.readAttributes(path, BasicFileAttributes.class);
            return seen.isRegularFile()
                    ? Optional.of(new FileLook(String.valueOf(seen.fileKey()), seen.lastModifiedTime(), seen.size()))
                    : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }
}
