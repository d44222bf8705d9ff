package dev.pergola.core.db;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Where the content of a database is kept, and the addresses under which SQLite opens it. */
public sealed interface DatabaseSource {

    /**
     * The address for reading.
     *
     * @return a URI in SQLite's form
     */
    String readAddress();

    /**
     * The address for writing.
     *
     * @return a URI in SQLite's form, or empty where nothing can be written
     */
    Optional<String> writeAddress();

    /**
     * The file.
     *
     * @return empty for databases in memory
     */
    default Optional<Path> file() {
        return Optional.empty();
    }

    /**
     * A file that this server and others may change.
     *
     * @param path the file
     * @param locking whether it is locked while it is read, as it should be
     */
    record MutableFile(Path path, boolean locking) implements DatabaseSource {

        /** Makes the path absolute, so that it stays the same file. */
        public MutableFile {
            path = requireNonNull(path, "path is null").toAbsolutePath().normalize();
        }

        /** A file that is locked while it is read. */
        public MutableFile(Path path) {
            this(path, true);
        }

        @Override
        public String readAddress() {
            return addressOf(path) + "?mode=ro" + (locking ? "" : "&nolock=1");
        }

        @Override
        public Optional<String> writeAddress() {
            return Optional.of(addressOf(path) + "?mode=rw");
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }
    }

    /**
     * A file that nobody changes while it is attached; SQLite then takes no locks.
     *
     * @param path the file
     */
    record ImmutableFile(Path path) implements DatabaseSource {

        /** Makes the path absolute, so that it stays the same file. */
        public ImmutableFile {
            path = requireNonNull(path, "path is null").toAbsolutePath().normalize();
        }

        @Override
        public String readAddress() {
            return addressOf(path) + "?immutable=1";
        }

        @Override
        public Optional<String> writeAddress() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> file() {
            return Optional.of(path);
        }
    }

    /** An empty database in memory, each connection with its own: for SQL that needs no data or attached databases. */
    record PrivateMemory() implements DatabaseSource {

        @Override
        public String readAddress() {
            return ":memory:";
        }

        @Override
        public Optional<String> writeAddress() {
            return Optional.empty();
        }
    }

    /**
     * A database in memory that all connections of this process share for as long as one is open. It is locked as a file is:
     * in SQLite's shared cache a read that meets a write fails at once instead of waiting.
     *
     * @param name unique within the process
     */
    record SharedMemory(String name) implements DatabaseSource {

        /** Checks the name. */
        public SharedMemory {
            requireNonNull(name, "name is null");
        }

        @Override
        public String readAddress() {
            return "file:/" + escape(name) + "?vfs=memdb";
        }

        @Override
        public Optional<String> writeAddress() {
            return Optional.of(readAddress());
        }
    }

    private static String addressOf(Path path) {
        URI uri = path.toUri();
        // A question mark or a hash in a name is escaped by Path already; SQLite decodes the rest of the escapes
        // itself.
        return "file://" + uri.getRawPath();
    }

    private static String escape(String name) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || c == '_' || c == '-');
            escaped.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return escaped.toString();
    }
}
