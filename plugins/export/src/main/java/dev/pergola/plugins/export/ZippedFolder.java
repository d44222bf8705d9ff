package dev.pergola.plugins.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A folder as one file, made while it is sent; the same content gives the same bytes.
 *
 * @param folder whose files, but for those of the exporter itself
 */
record ZippedFolder(Path folder) {

    private static final String PREFIX = "copy/";

    /** Writes all files in the order of their names. */
    void writeTo(OutputStream out) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve(OutputFolder.OWN)))
                    .sorted()
                    .toList();
        }
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        for (Path file : files) {
            ZipEntry entry =
                    new ZipEntry(PREFIX + folder.relativize(file).toString().replace('\\', '/'));
            entry.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
            zip.putNextEntry(entry);
            Files.copy(file, zip);
            zip.closeEntry();
        }
        zip.finish();
    }
}
