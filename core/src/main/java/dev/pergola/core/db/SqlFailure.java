package dev.pergola.core.db;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Turns what the driver reports into the one family of problems: whose fault it is decides the code. */
final class SqlFailure {

    private static final ErrorCode DISK_FULL = new ErrorCode("disk-full", 507);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private SqlFailure() {}

    static ServerException of(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return new ServerException(ErrorCode.BAD_REQUEST, message(failure)).causedBy(failure);
        }
        String message = message(sqlite);
        return switch (primary(sqlite.getResultCode())) {
            case SQLITE_BUSY, SQLITE_LOCKED ->
                new ServerException(
                                ErrorCode.OVERLOADED,
                                "The database could not be used because another process or statement holds it: "
                                        + message + ".",
                                "Try again in a moment.")
                        .retryingAfter(RETRY)
                        .causedBy(failure);
            case SQLITE_FULL ->
                new ServerException(
                                DISK_FULL,
                                "SQLite found no room: " + message + ".",
                                "Nothing was changed. Whoever runs the server has to make room on its disk.")
                        .causedBy(failure);
            case SQLITE_CORRUPT,
                    SQLITE_NOTADB,
                    SQLITE_IOERR,
                    SQLITE_CANTOPEN,
                    SQLITE_NOMEM,
                    SQLITE_PROTOCOL,
                    SQLITE_PERM,
                    SQLITE_INTERNAL,
                    SQLITE_MISUSE ->
                new ServerException(ErrorCode.INTERNAL, "SQLite could not use the database: " + message + ".")
                        .causedBy(failure);
            default -> new ServerException(ErrorCode.BAD_REQUEST, message).causedBy(failure);
        };
    }

    /** The same for a write, which fails in a way of its own where the file may only be read. */
    static ServerException ofWrite(String database, SQLException failure) {
        return readOnly(failure)
                ? new ServerException(
                                ErrorCode.FORBIDDEN,
                                "The database " + database + " was not written because its file may only be read: "
                                        + message(failure) + ".",
                                "Whoever runs the server can allow it to write the file and the folder around it.")
                        .causedBy(failure)
                : of(failure);
    }

    /** Whether the file may only be read. */
    static boolean readOnly(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && primary(sqlite.getResultCode()) == SQLiteErrorCode.SQLITE_READONLY;
    }

    /** Whether another connection holds what is wanted. */
    static boolean locked(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return false;
        }
        SQLiteErrorCode code = primary(sqlite.getResultCode());
        return code == SQLiteErrorCode.SQLITE_BUSY || code == SQLiteErrorCode.SQLITE_LOCKED;
    }

    /** Whether what was written breaks a rule of the database. */
    static boolean ofConstraint(SQLException failure) {
        return failure instanceof SQLiteException sqlite
                && primary(sqlite.getResultCode()) == SQLiteErrorCode.SQLITE_CONSTRAINT;
    }

    /** Whether one row is to blame, so that others may still be added. */
    static boolean ofRow(SQLException failure) {
        if (!(failure instanceof SQLiteException sqlite)) {
            return false;
        }
        return switch (primary(sqlite.getResultCode())) {
            case SQLITE_CONSTRAINT, SQLITE_MISMATCH, SQLITE_TOOBIG -> true;
            default -> false;
        };
    }

    /** SQLite's own words, without the name and the explanation of the code that the driver puts around them. */
    static String message(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof SQLiteException sqlite) {
            String prefix = sqlite.getResultCode() + " (";
            if (message.startsWith(prefix) && message.endsWith(")")) {
                return message.substring(prefix.length(), message.length() - 1);
            }
        }
        return message;
    }

    /** The basic code behind an extended one, whose low byte it is. */
    static SQLiteErrorCode primary(SQLiteErrorCode code) {
        return SQLiteErrorCode.getErrorCode(code.code & 0xff);
    }
}
