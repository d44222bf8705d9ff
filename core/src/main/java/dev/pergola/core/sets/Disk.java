package dev.pergola.core.sets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Writes files so that whoever looks, also after a loss of power, sees the old content or the new one, never a part. */
final class Disk {

    private static final String UNFINISHED = ".unfinished";
    private static final int BUFFER = 64 * 1024;

    private Disk() {}

    /** Writes a small file beside its place, forces it to the disk, and renames it into its place. */
    static void replace(Path file, byte[] content) throws IOException {
        Path unfinished = unfinished(file);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            writeAll(channel, ByteBuffer.wrap(content));
            channel.force(true);
        }
        putInPlace(unfinished, file);
    }

    /**
     * Copies a stream to a file in the same way.
     *
     * @return the hash of what was copied; the file is in its place only where it is the expected one
     */
    static String copy(InputStream source, Path file, String expectedSha256) throws IOException {
        MessageDigest digest = sha256();
        Path unfinished = unfinished(file);
        try (FileChannel channel = FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                digest.update(buffer, 0, read);
                writeAll(channel, ByteBuffer.wrap(buffer, 0, read));
            }
            channel.force(true);
        }
        String hash = HexFormat.of().formatHex(digest.digest());
        if (hash.equals(expectedSha256)) {
            putInPlace(unfinished, file);
        } else {
            Files.delete(unfinished);
        }
        return hash;
    }

    /** The hash of a file. */
    static String hash(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream source = Files.newInputStream(file)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What is in a folder; nothing where there is none. */
    static List<Path> files(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            files.forEach(found::add);
            return found;
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
    }

    /** Whether a file is what a killed process has left of a file that it did not finish. */
    static boolean isUnfinished(Path file) {
        return file.toString().endsWith(UNFINISHED);
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    private static void writeAll(FileChannel channel, ByteBuffer content) throws IOException {
        while (content.hasRemaining()) {
            channel.write(content);
        }
    }

    private static void putInPlace(Path unfinished, Path file) throws IOException {
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Optional.ofNullable(file.getParent()).ifPresent(Disk::force);
    }

    /** Makes a rename last. Where a directory cannot be opened, as on Windows, the file system does that by itself. */
    private static void force(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notPossibleHere) {
            return;
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
