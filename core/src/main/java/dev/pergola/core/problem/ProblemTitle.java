package dev.pergola.core.problem;

import dev.pergola.api.ErrorCode;
import java.util.Map;

/** Titles of problem pages: by code, for the codes of plugins by status. */
final class ProblemTitle {
    private static final Map<ErrorCode, String> BY_CODE = Map.ofEntries(
            Map.entry(ErrorCode.BAD_REQUEST, "This request cannot be answered"),
            Map.entry(ErrorCode.SQL_INTERRUPTED, "The query took too long"),
            Map.entry(ErrorCode.UNAUTHORIZED, "The credentials were not accepted"),
            Map.entry(ErrorCode.FORBIDDEN, "Not allowed"),
            Map.entry(ErrorCode.NOT_FOUND, "Nothing here"),
            Map.entry(ErrorCode.METHOD_NOT_ALLOWED, "This page does not answer that method"),
            Map.entry(ErrorCode.BODY_TOO_LARGE, "Too much was sent"),
            Map.entry(ErrorCode.ADDRESS_TOO_LONG, "The address is too long"),
            Map.entry(ErrorCode.HEADERS_TOO_LARGE, "The request headers are too large"),
            Map.entry(ErrorCode.INTERNAL, "Something went wrong here"),
            Map.entry(ErrorCode.OVERLOADED, "Too busy at the moment"),
            Map.entry(ErrorCode.PLUGIN_TIMEOUT, "A plugin did not answer in time"));

    private static final Map<Integer, String> BY_STATUS = Map.of(
            400, "This request cannot be answered",
            401, "The credentials were not accepted",
            403, "Not allowed",
            404, "Nothing here",
            409, "This contradicts what is there",
            429, "Too many requests");

    private ProblemTitle() {}

    static String of(ErrorCode code) {
        String byStatus = BY_STATUS.getOrDefault(
                code.status(), code.status() < 500 ? "This request was refused" : "Something went wrong here");
        return BY_CODE.getOrDefault(code, byStatus);
    }
}
