package dev.pergola.core.plan;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One facet that is wanted.
 *
 * @param kind what its values are
 * @param column of which column; it need not exist
 * @param configured whether the configuration wants it, so that a request cannot do without
 */
public record FacetRequest(FacetKind kind, String column, boolean configured) {

    private static final String ANY = "_facet";
    private static final Set<String> COLUMN_NAMES = Set.of("column", "simple");
    private static final JsonFactory JSON = new JsonFactory();

    /** Checks the parts. */
    public FacetRequest {
        requireNonNull(kind, "kind is null");
        requireNonNull(column, "column is null");
    }

    /**
     * Whether another request is for the same facet, whoever wants it.
     *
     * @param other a request
     * @return true for the same kind and column
     */
    public boolean isOfTheSame(FacetRequest other) {
        return kind.equals(other.kind) && column.equals(other.column);
    }

    /**
     * Whether a request says anything about facets.
     *
     * @param query its arguments
     * @return true where an argument begins with {@code _facet}
     */
    public static boolean any(QueryString query) {
        return query.parameters().stream().anyMatch(argument -> argument.name().startsWith(ANY));
    }

    /**
     * The facets of a page.
     *
     * @param kinds that there are
     * @param configured what the configuration wants
     * @param query the arguments of the request
     * @return by kind, the configured ones first; the same may come twice
     */
    static List<FacetRequest> of(List<FacetKind> kinds, List<FacetRequest> configured, QueryString query) {
        List<FacetRequest> all = new ArrayList<>();
        for (FacetKind kind : kinds) {
            configured.stream().filter(facet -> facet.kind().equals(kind)).forEach(all::add);
            query.all(kind.argument()).forEach(value -> all.add(new FacetRequest(kind, column(value), false)));
        }
        return all;
    }

    /** The name of a column, or an object with it, as the original takes both. */
    private static String column(String value) {
        if (!value.startsWith("{")) {
            return value;
        }
        try (JsonParser parser = JSON.createParser(value)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean column = COLUMN_NAMES.contains(parser.currentName());
                JsonToken token = parser.nextToken();
                if (column && token == JsonToken.VALUE_STRING) {
                    return parser.getText();
                }
                parser.skipChildren();
            }
        } catch (IOException malformed) {
            throw wrong(value).causedBy(malformed);
        }
        throw wrong(value);
    }

    private static ServerException wrong(String value) {
        return new ServerException(
                ErrorCode.BAD_REQUEST,
                "The facet %s could not be understood.".formatted(value),
                "Write the name of a column, or {\"column\": \"NAME\"}.");
    }
}
