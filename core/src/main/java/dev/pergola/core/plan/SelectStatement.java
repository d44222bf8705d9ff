package dev.pergola.core.plan;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A statement that a visitor wrote. The check here is the first of two barriers and a matter of good manners: it says in
 * words what is not possible. What makes writing impossible is the connection, which can only read.
 */
public final class SelectStatement {

    private static final List<String> PRAGMA_FUNCTIONS = List.of(
            "database_list",
            "foreign_key_list",
            "function_list",
            "index_info",
            "index_list",
            "index_xinfo",
            "page_count",
            "max_page_count",
            "page_size",
            "schema_version",
            "table_info",
            "table_xinfo",
            "table_list");

    /** Possessive, as the next one: what could be taken back costs a frame of the stack for each sign. */
    private static final Pattern READING =
            Pattern.compile("(?s)^(?:\\s++|/\\*.*?\\*/)*+(?:explain\\s+(?:query\\s+plan\\s+)?)?(?:select|with)\\b.*");

    private static final Pattern QUOTED_OR_COMMENT =
            Pattern.compile("(?s)'(?:[^']++|'')*+'|\"(?:[^\"]++|\"\")*+\"|\\[[^\\]]*]|`[^`]*`|--[^\n]*|/\\*.*?\\*/");
    private static final Pattern OTHER_PRAGMA =
            Pattern.compile("pragma(?!_(?:" + String.join("|", PRAGMA_FUNCTIONS) + "))");

    private SelectStatement() {}

    /**
     * Checks a statement that a visitor wrote and fills in its parameters.
     *
     * @param text as it was written
     * @param query the arguments of the request, of which each parameter takes the one of its name, or an empty text
     * @return what to run
     * @throws ServerException where the statement does not read, or uses a pragma that is not one of the allowed
     */
    public static Sql of(String text, QueryString query) {
        requireReading(text);
        return filled(text, Sql.parameterNamesIn(text), query);
    }

    /**
     * Refuses what does not read.
     *
     * @param text as it was written
     * @throws ServerException where the statement does not read, or uses a pragma that is not one of the allowed
     */
    public static void requireReading(String text) {
        String plain = withoutLineComments(text).strip().toLowerCase(Locale.ROOT);
        if (!READING.matcher(plain).matches()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The statement was not run because it does not begin with SELECT or WITH.",
                    "Only statements that read can be run here; EXPLAIN in front of them is fine.");
        }
        if (OTHER_PRAGMA.matcher(plain).find()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The statement was not run because it uses a pragma that is not allowed here.",
                    "These can be used as tables: "
                            + String.join(
                                    ", ",
                                    PRAGMA_FUNCTIONS.stream()
                                            .map(name -> "pragma_" + name + "()")
                                            .toList())
                            + ".");
        }
    }

    /**
     * Fills in the parameters of a statement.
     *
     * @param text one statement
     * @param names of the parameters that are empty texts where the request has no argument of their name
     * @param query the arguments of the request
     * @return what to run; values of arguments that the statement does not use do no harm
     * @throws ServerException where there are several statements
     */
    public static Sql filled(String text, Collection<String> names, QueryString query) {
        if (trimmed(QUOTED_OR_COMMENT.matcher(text).replaceAll(" ")).contains(";")) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "The statement was not run because another one follows behind a semicolon.",
                    "Run one statement at a time.");
        }
        Map<String, Value> values = new LinkedHashMap<>();
        // Names that begin like this may stand for something else than an argument, so none is made up for them.
        names.stream()
                .filter(name -> !name.startsWith("_"))
                .forEach(name -> values.put(name, Value.of(query.first(name).orElse(""))));
        query.parameters().forEach(argument -> values.putIfAbsent(argument.name(), Value.of(argument.value())));
        return new Sql(trimmed(text), values);
    }

    private static String trimmed(String text) {
        return text.strip().replaceFirst("[;\\s]+$", "");
    }

    private static String withoutLineComments(String text) {
        return text.lines()
                .filter(line -> !line.strip().startsWith("--"))
                .reduce("", (before, line) -> before + line + "\n");
    }
}
