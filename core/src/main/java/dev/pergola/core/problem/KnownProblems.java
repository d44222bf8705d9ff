package dev.pergola.core.problem;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The situations that several parts of the server meet, each with its code and its sentences.
 *
 * <p>All methods make an exception to throw; none throws it. Wherever known names are taken for a suggestion, pass only
 * those that the one who asks may see: a suggestion must not tell what a permission hides.
 */
public final class KnownProblems {

    /** Another website made a browser send this. */
    public static final ErrorCode CROSS_SITE = new ErrorCode("cross-site", 403);

    private KnownProblems() {}

    /** No database of this name is attached (404). */
    public static ServerException databaseNotFound(String name, Collection<String> known) {
        return notFound(
                "There is no database " + Quotation.of(name) + " on this server.",
                Suggestions.sentence(name, known).or(() -> Optional.of("The start page lists all databases.")));
    }

    /** The database has no table, view or stored query of this name (404). */
    public static ServerException tableNotFound(String database, String name, Collection<String> known) {
        return notFound(
                "The database " + Quotation.of(database) + " has no table, view or query " + Quotation.of(name) + ".",
                Suggestions.sentence(name, known)
                        .or(() -> Optional.of("The page of the database lists all that it has.")));
    }

    /** The table has no row with this key (404). */
    public static ServerException rowNotFound(String table, List<String> key) {
        String shown =
                key.stream().map(Quotation::of).reduce((a, b) -> a + ", " + b).orElse("no values");
        return notFound(
                "The table " + Quotation.of(table) + " has no row with the key " + shown + ".",
                Optional.of("It may have been deleted, or the key was changed."));
    }

    /** No route answers this path (404). */
    public static ServerException pageNotFound(String path) {
        return notFound(
                "No page answers the address " + Quotation.of(path) + ".",
                Optional.of("Check the spelling, or begin at the start page."));
    }

    /** The key in an address does not fit the primary key of the table (400). */
    public static ServerException badKey(String table, List<String> keyColumns, int given) {
        return new ServerException(
                ErrorCode.BAD_REQUEST,
                "The address names a row of " + Quotation.of(table) + " by " + counted(given, "value")
                        + ", but the primary key has " + counted(keyColumns.size(), "column") + ": "
                        + String.join(", ", keyColumns) + ".",
                "Give one value for each column of the key, separated by commas; a comma inside a value is written"
                        + " ~2C.");
    }

    /** Nothing renders the format that the suffix of the address asks for (404). */
    public static ServerException formatNotFound(String format, Collection<String> known) {
        return notFound(
                "This page has no format " + Quotation.of(format) + ".",
                Suggestions.sentence(format, known)
                        .or(() -> Optional.of("The formats here are: "
                                + known.stream()
                                        .sorted()
                                        .reduce((a, b) -> a + ", " + b)
                                        .orElse("HTML only") + ".")));
    }

    /** The actor may not do this (403). */
    public static ServerException forbidden(String action, String what) {
        return new ServerException(
                ErrorCode.FORBIDDEN,
                "You do not have the permission " + action + " for " + requireNonNull(what, "what is null") + ".",
                "Signing in as somebody who has it may help; otherwise ask whoever runs this server.");
    }

    /** Another website made a browser send this (403). */
    public static ServerException crossSite(String reason) {
        return new ServerException(
                CROSS_SITE, reason, "A form or script of another website may not change anything here.");
    }

    /** All workers and the queue are busy (503); the answer says when to come back. */
    public static ServerException overloaded(Duration retryAfter) {
        return new ServerException(
                        ErrorCode.OVERLOADED,
                        "The server has more work than it can do at once and did not begin with this request.",
                        "Try again in a moment.")
                .retryingAfter(retryAfter);
    }

    /** A statement was interrupted at its time limit (400). */
    public static ServerException timeLimit(Duration limit, String setting) {
        return new ServerException(
                ErrorCode.SQL_INTERRUPTED,
                "The SQL query was stopped because it ran longer than " + limit.toMillis() + " ms.",
                "Ask for less, or add an index; the limit is the setting " + setting + ".");
    }

    /** A fault of the server or of a plugin (500). The reference leads to the log, where all details are. */
    public static ServerException internal(String reference) {
        return new ServerException(
                ErrorCode.INTERNAL,
                "The server failed while it prepared this answer; the request itself may be fine.",
                "Whoever runs the server finds the cause in its log under " + reference + ".");
    }

    /** The page exists but does not answer this method (405), with the {@code Allow} header that belongs to it. */
    public static Problem methodNotAllowed(String method, Collection<String> allowed) {
        String methods =
                allowed.stream().sorted().reduce((a, b) -> a + ", " + b).orElse("none");
        ServerException refusal = new ServerException(
                ErrorCode.METHOD_NOT_ALLOWED,
                "This page does not answer the method " + Quotation.of(method) + ".",
                "It answers: " + methods + ".");
        return Problem.of(refusal).withHeader("Allow", allowed.isEmpty() ? "" : methods);
    }

    private static ServerException notFound(String message, Optional<String> hint) {
        return new ServerException(ErrorCode.NOT_FOUND, List.of(message), hint);
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
