package dev.pergola.core.tabular;

import static java.util.Objects.requireNonNull;

import java.io.FileInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stream that can be read once only, such as standard input. What passes during the first reading is written to a temporary
 * file, from which it is read again: that costs the time of writing the bytes, and their room on the disk until the end.
 */
public final class SpooledInput implements Input {

    private final String name;
    private final Opening once;
    private Optional<Path> spool = Optional.empty();

    private SpooledInput(String name, Opening once) {
        this.name = requireNonNull(name, "name is null");
        this.once = once;
    }

    /** Begins the only reading. */
    @FunctionalInterface
    private interface Opening {
        InputStream open() throws IOException;
    }

    /**
     * A stream that is open already.
     *
     * @param name for people
     * @param once the bytes
     * @return nothing is read yet
     */
    public static SpooledInput of(String name, InputStream once) {
        requireNonNull(once, "once is null");
        return new SpooledInput(name, () -> once);
    }

    /**
     * A pipe with a name.
     *
     * @param pipe where it is
     * @return nothing is read yet
     */
    public static SpooledInput of(Path pipe) {
        // Streams of channels ask for a position, which a pipe has not.
        return new SpooledInput(pipe.toString(), () -> new FileInputStream(pipe.toFile()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public InputStream open() throws IOException {
        if (spool.isPresent()) {
            return Files.newInputStream(spool.get());
        }
        Path file = Files.createTempFile("pergola-import", ".spool");
        spool = Optional.of(file);
        return new Copying(once.open(), Files.newOutputStream(file));
    }

    @Override
    public void close() throws IOException {
        if (spool.isPresent()) {
            Files.deleteIfExists(spool.get());
        }
    }

    /** Writes down what it reads. */
    private static final class Copying extends FilterInputStream {

        private final OutputStream copy;

        Copying(InputStream in, OutputStream copy) {
            super(in);
            this.copy = copy;
        }

        @Override
        public int read() throws IOException {
            int read = super.read();
            if (read >= 0) {
                copy.write(read);
            }
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                copy.write(bytes, offset, read);
            }
            return read;
        }

        @Override
        public long skip(long wanted) throws IOException {
            return read(new byte[(int) Math.min(wanted, 1 << 16)]);
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        @Override
        public void close() throws IOException {
            copy.close();
            super.close();
        }
    }
}
