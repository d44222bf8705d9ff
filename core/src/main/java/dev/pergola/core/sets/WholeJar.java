package dev.pergola.core.sets;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Reads a jar to its end: the list of its entries may be right where their content is not. */
final class WholeJar {

    private WholeJar() {}

    /** What is wrong, as the end of a sentence about the file; empty where all of it can be read. */
    static Optional<String> flaw(Path file) {
        try (ZipFile jar = new ZipFile(file.toFile())) {
            Enumeration<? extends ZipEntry> entries = jar.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!isWhole(jar, entry)) {
                    return Optional.of("is damaged: the checksum of its entry %s is wrong. Get it again."
                            .formatted(entry.getName()));
                }
            }
            return Optional.empty();
        } catch (IOException damaged) {
            return Optional.of("is no jar, or only a part of one: %s. Get it again.".formatted(damaged.getMessage()));
        }
    }

    private static boolean isWhole(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream content = jar.getInputStream(entry);
                CheckedInputStream checked = new CheckedInputStream(content, new CRC32())) {
            checked.transferTo(OutputStream.nullOutputStream());
            return checked.getChecksum().getValue() == entry.getCrc();
        }
    }
}
