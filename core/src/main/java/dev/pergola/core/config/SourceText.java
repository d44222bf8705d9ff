package dev.pergola.core.config;

import dev.pergola.core.problem.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The text of one configuration file, at most 4 MiB of UTF-8.
 *
 * @param name the file as the user named it
 * @param text without a byte order mark
 */
record SourceText(String name, String text) {
    static final int LARGEST = 4 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    static SourceText read(Path file) throws UnreadableException {
        Location location = Location.of(file.toString());
        byte[] bytes;
        try (InputStream input = Files.newInputStream(file)) {
            bytes = input.readNBytes(LARGEST + 1);
        } catch (IOException e) {
            throw new UnreadableException(location, "The file cannot be opened: " + reason(file), neighbours(file));
        }
        if (bytes.length > LARGEST) {
            throw new UnreadableException(
                    location,
                    "The file is larger than 4 MiB, which no configuration needs.",
                    Optional.of("Check that this is the right file."));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SourceText(file.toString(), text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw new UnreadableException(
                    location, "The file is not text in UTF-8.", Optional.of("Save it in UTF-8 encoding."));
        }
    }

    private static String reason(Path file) {
        if (Files.isDirectory(file)) {
            return "it is a directory.";
        }
        return Files.exists(file) ? "it may not be read by this user." : "it does not exist.";
    }

    private static Optional<String> neighbours(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        Path name = file.getFileName();
        if (Files.exists(file) || folder == null || name == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<String> names = files.map(
                            neighbour -> folder.relativize(neighbour).toString())
                    .toList();
            return Suggestions.sentence(name.toString(), names);
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
