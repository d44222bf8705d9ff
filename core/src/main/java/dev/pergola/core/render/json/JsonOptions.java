package dev.pergola.core.render.json;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * What an address says about its JSON.
 *
 * @param shape how rows are laid out
 * @param lines whether an array of objects is written as one object a line
 * @param infinity whether infinite numbers are written as such, which is not valid JSON, instead of null
 * @param parsed columns whose text is JSON itself and is written as such
 */
record JsonOptions(RowShape shape, boolean lines, boolean infinity, Set<String> parsed) {

    JsonOptions {
        parsed = Set.copyOf(parsed);
    }

    static JsonOptions of(QueryString options) {
        RowShape shape = RowShape.of(options);
        boolean lines =
                shape == RowShape.ARRAY && !options.first("_nl").orElse("").isEmpty();
        return new JsonOptions(shape, lines, flag(options, "_json_infinity"), new HashSet<>(options.all("_json")));
    }

    /** For pages of tables, where clients of the original get texts as they are. */
    JsonOptions withoutParsing() {
        return new JsonOptions(shape, lines, infinity, Set.of());
    }

    private static boolean flag(QueryString options, String name) {
        String value = options.first(name).orElse("");
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "", "off", "false", "0" -> false;
            case "on", "true", "1" -> true;
            default ->
                throw new ServerException(
                        ErrorCode.BAD_REQUEST,
                        "Invalid %s: %s".formatted(name, value),
                        "Write on or off, true or false, 1 or 0.");
        };
    }
}
