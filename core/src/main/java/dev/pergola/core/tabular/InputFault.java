package dev.pergola.core.tabular;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import java.util.Optional;

/** What is wrong with an input, in one sentence that begins with the place. */
public final class InputFault {

    private InputFault() {}

    /**
     * A fault of a whole input.
     *
     * @param input its name
     * @param reason a sentence without place and full stop
     * @param hint how to go on
     * @return the problem
     */
    public static ServerException of(String input, String reason, String hint) {
        return new ServerException(ErrorCode.BAD_REQUEST, input + ": " + reason + ".", hint);
    }

    /**
     * A fault at a line.
     *
     * @param input its name
     * @param line counted from 1
     * @param reason a sentence without place and full stop
     * @param hint how to go on
     * @return the problem
     */
    public static ServerException at(String input, long line, String reason, String hint) {
        return of(input + ", line " + line, reason, hint);
    }

    /**
     * A fault of one value.
     *
     * @param column its name
     * @param reason a sentence
     * @return the reason with its column
     */
    public static String inColumn(String column, String reason) {
        return "column " + column + ": " + reason;
    }

    /** The problem behind an exception of a library, if one of ours is. */
    static Optional<ServerException> within(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ServerException problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }
}
