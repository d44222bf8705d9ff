package dev.pergola.core.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Whoever writes is told whose fault it is that nothing was written. */
class WriteFailureTest {

    @ParameterizedTest
    @CsvSource({
        "SQLITE_READONLY,            403",
        "SQLITE_READONLY_DIRECTORY,  403",
        "SQLITE_BUSY,                503",
        "SQLITE_FULL,                507",
        "SQLITE_IOERR_WRITE,         500",
        "SQLITE_CONSTRAINT_UNIQUE,   400"
    })
    void eachFailureHasItsStatus(SQLiteErrorCode code, int status) {
        ServerException failure = SqlFailure.ofWrite("garden", new SQLiteException("it went wrong", code));
        assertEquals(status, failure.code().status());
        assertTrue(failure.getMessage().contains("it went wrong"));
    }
}
