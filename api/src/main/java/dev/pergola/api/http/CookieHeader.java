package dev.pergola.api.http;

import java.util.Arrays;
import java.util.Optional;

/** What the {@code Cookie} header of a request says. */
final class CookieHeader {

    private CookieHeader() {}

    /** The first cookie of this name, in the order in which they were sent. */
    static Optional<String> value(Headers headers, String name) {
        String start = name + "=";
        return headers.all("Cookie").stream()
                .flatMap(header -> Arrays.stream(header.split(";", -1)))
                .map(String::strip)
                .filter(pair -> pair.startsWith(start))
                .map(pair -> unquoted(pair.substring(start.length())))
                .findFirst();
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
