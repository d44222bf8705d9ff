package dev.pergola.api;

import static java.util.Objects.requireNonNull;

/**
 * What kind of problem an answer reports, and the HTTP status that goes with it.
 *
 * <p>The set is open: a plugin may make codes of its own. Compare with {@code equals}, and never assume that a code is
 * one of the constants here.
 *
 * @param name stable name in lower case with hyphens, for programs to compare
 * @param status HTTP status from 400 to 599
 */
public record ErrorCode(String name, int status) {

    /** The request cannot be understood or asks for something impossible. */
    public static final ErrorCode BAD_REQUEST = new ErrorCode("bad-request", 400);

    /** SQLite was interrupted because a statement exceeded its time limit. */
    public static final ErrorCode SQL_INTERRUPTED = new ErrorCode("sql-interrupted", 400);

    /** The credentials that came with the request are wrong or have expired. */
    public static final ErrorCode UNAUTHORIZED = new ErrorCode("unauthorized", 401);

    /** The actor may not do this. */
    public static final ErrorCode FORBIDDEN = new ErrorCode("forbidden", 403);

    /** There is no such page, database, table, row or file. */
    public static final ErrorCode NOT_FOUND = new ErrorCode("not-found", 404);

    /** The page exists but does not answer this method. */
    public static final ErrorCode METHOD_NOT_ALLOWED = new ErrorCode("method-not-allowed", 405);

    /** The request body is larger than the server accepts. */
    public static final ErrorCode BODY_TOO_LARGE = new ErrorCode("body-too-large", 413);

    /** The address is longer than the server accepts. */
    public static final ErrorCode ADDRESS_TOO_LONG = new ErrorCode("address-too-long", 414);

    /** The request headers are larger than the server accepts. */
    public static final ErrorCode HEADERS_TOO_LARGE = new ErrorCode("headers-too-large", 431);

    /** Something failed that is not the fault of the request. */
    public static final ErrorCode INTERNAL = new ErrorCode("internal", 500);

    /** The server has more work than it accepts at once; the answer says when to come back. */
    public static final ErrorCode OVERLOADED = new ErrorCode("overloaded", 503);

    /** A plugin did not answer within the time that a call may take. */
    public static final ErrorCode PLUGIN_TIMEOUT = new ErrorCode("plugin-timeout", 504);

    /** Checks the parts. */
    public ErrorCode {
        requireNonNull(name, "name is null");
        if (!name.matches("[a-z][a-z0-9-]*")) {
            throw new IllegalArgumentException("name is not lower case words joined by hyphens: " + name);
        }
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException("status is not between 400 and 599: " + status);
        }
    }
}
