package dev.pergola.core.view;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes parts of a file without holding more than a few kilobytes of it.
 *
 * @param file that does not change while it is sent
 */
public record FilePart(Path file) implements ByteRange.Content {

    @Override
    public void write(ByteRange range, OutputStream out) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            WritableByteChannel target = Channels.newChannel(out);
            long end = range.from() + range.length();
            for (long position = range.from(); position < end; ) {
                long sent = channel.transferTo(position, end - position, target);
                if (sent <= 0) {
                    throw new EOFException("The file " + file.getFileName() + " became shorter while it was sent.");
                }
                position += sent;
            }
        }
    }
}
