package dev.pergola.core.db;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.TransactionWork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Files that are databases, or should be: says in plain words why one cannot be opened, and makes new ones. */
public final class DatabaseFiles {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = 1 << 20;

    /** Bytes that say what kind of database follows. */
    private static final int HEAD = 100;

    private DatabaseFiles() {}

    /** Refuses what SQLite would open too late, or refuse in words that help nobody. */
    static void check(Path file) {
        if (!Files.exists(file)) {
            throw problem(
                    file,
                    "there is no such file",
                    "Check the path; relative paths start at the directory in" + " which the server was started.");
        }
        if (Files.isDirectory(file)) {
            throw problem(file, "it is a directory", "Give the path of a file in it, or serve the whole directory.");
        }
        if (!Files.isReadable(file)) {
            throw problem(file, "this user may not read it", "Change the permissions of the file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] start = in.readNBytes(MAGIC.length);
            // An empty file is what SQLite makes of a database in which nothing was written yet.
            if (start.length > 0 && !Arrays.equals(start, MAGIC)) {
                throw problem(
                        file,
                        "it is not a SQLite database",
                        "SQLite files begin with \"SQLite format 3\"; this"
                                + " one may be another kind of file, or be encrypted.");
            }
        } catch (IOException failure) {
            throw problem(file, "reading it failed: " + failure.getMessage(), "Check the disk and the permissions.")
                    .causedBy(failure);
        }
    }

    /**
     * Whether a file looks like a whole database, so that it is worth opening: it begins like one, and is not shorter than
     * its first page says.
     *
     * @param file may be missing, or be written at the moment
     * @return false also for an empty file, which is a database to SQLite, but is one that somebody begins to write
     */
    public static boolean isComplete(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(HEAD));
            if (head.limit() < HEAD || !Arrays.equals(Arrays.copyOf(head.array(), MAGIC.length), MAGIC)) {
                return false;
            }
            int pageSize = head.getShort(16) == 1 ? 65536 : head.getShort(16) & 0xffff;
            long pages = head.getInt(28) & 0xffffffffL;
            boolean pagesAreTold = head.getInt(24) == head.getInt(92);
            return !pagesAreTold || Files.size(file) >= pages * pageSize;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** What SQLite refused, in words about this file. */
    static ServerException refusal(Path file, SQLException failure) {
        SQLiteErrorCode code = failure instanceof SQLiteException sqlite
                ? SqlFailure.primary(sqlite.getResultCode())
                : SQLiteErrorCode.UNKNOWN_ERROR;
        String message = SqlFailure.message(failure);
        return switch (code) {
            case SQLITE_NOTADB, SQLITE_CORRUPT ->
                problem(
                                file,
                                "it is damaged or no SQLite database (" + message + ")",
                                "Try `.recover` of the sqlite3" + " shell, or a backup.")
                        .causedBy(failure);
            case SQLITE_BUSY, SQLITE_LOCKED ->
                problem(
                                file,
                                "another process holds it locked (" + message + ")",
                                "Wait until that process has finished, or open the file as immutable if it does not"
                                        + " change.")
                        .causedBy(failure);
            case SQLITE_CANTOPEN ->
                problem(
                                file,
                                "SQLite could not open it or a file beside it (" + message + ")",
                                "A database in WAL mode needs a directory that can be written; open it as immutable"
                                        + " if it does not change.")
                        .causedBy(failure);
            default ->
                problem(file, message, "Check the file with `pragma integrity_check` in the sqlite3 shell.")
                        .causedBy(failure);
        };
    }

    private static ServerException problem(Path file, String reason, String hint) {
        return new ServerException(
                ErrorCode.BAD_REQUEST, "Could not open the database " + file + ": " + reason + ".", hint);
    }

    /** SHA-256 of the content in hexadecimal. */
    static String hash(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = digest("SHA-256");
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read > 0; read = in.read(block)) {
                digest.update(block, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException failure) {
            throw problem(file, "reading it failed: " + failure.getMessage(), "Check the disk and the permissions.")
                    .causedBy(failure);
        }
    }

    /** The first six hexadecimal digits of a name's MD5: a colour that a database keeps. */
    static String colour(String name) {
        byte[] hash = digest("MD5").digest(name.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, 3);
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has " + algorithm, missing);
        }
    }

    /**
     * Makes a new database file, or replaces one, in one step: it is filled beside the target under another name, and
     * takes the target's place after the commit. When anything fails, the target is as it was.
     *
     * @param file where it shall be
     * @param work what to write, on this thread and without time limit
     * @param <T> what the work finds out
     * @return what the work returned
     * @throws ServerException where the directory cannot be written or SQLite refuses something
     */
    public static <T> T create(Path file, TransactionWork<T> work) {
        Path target = file.toAbsolutePath().normalize();
        Path draft = target.resolveSibling(target.getFileName() + "-" + UUID.randomUUID() + ".draft");
        try {
            Files.createDirectories(target.resolveSibling("."));
            Files.createFile(draft);
            T result = fill(draft, work);
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return result;
        } catch (IOException failure) {
            throw new ServerException(
                            ErrorCode.INTERNAL,
                            "Could not make the database " + target + ": " + failure + ".",
                            "Check that the directory exists, can be written and has space left.")
                    .causedBy(failure);
        } finally {
            deleteQuietly(draft);
        }
    }

    /**
     * Makes a database without tables.
     *
     * @param file does not exist yet
     * @throws ServerException where the directory cannot be written
     */
    public static void createEmpty(Path file) {
        create(file, transaction -> Boolean.TRUE);
        try (SqliteConnection connection = writing(file)) {
            connection.execute("vacuum"); // writes the first page, so that others see a database
        } catch (SQLException failure) {
            throw refusal(file, failure);
        }
    }

    private static <T> T fill(Path draft, TransactionWork<T> work) {
        try (SqliteConnection connection = writing(draft)) {
            // The draft is thrown away when anything fails, so nothing has to survive a crash.
            connection.execute("pragma journal_mode = off");
            connection.execute("pragma synchronous = off");
            return WriteTransaction.run(connection, WriteSurroundings.Plain.WRITE, work);
        } catch (SQLException failure) {
            throw SqlFailure.of(failure);
        }
    }

    /** A connection for one who writes without a server. */
    static SqliteConnection writing(Path file) throws SQLException {
        DatabaseSource source = new DatabaseSource.MutableFile(file);
        return new Connections(source, () -> 0, ConnectionPreparation.none(), List::of)
                .openForWriting(source.writeAddress().orElseThrow());
    }

    static void deleteQuietly(Path draft) {
        try {
            Files.deleteIfExists(draft);
        } catch (IOException leftBehind) {
            // It is named as what it is.
        }
    }
}
