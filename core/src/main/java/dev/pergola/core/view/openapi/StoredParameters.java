package dev.pergola.core.view.openapi;

import dev.pergola.core.model.Sql;
import dev.pergola.core.model.StoredQuery;
import java.util.List;

/** The parameters that somebody has to give to a stored query. */
final class StoredParameters {

    private StoredParameters() {}

    /** Those that the query declares, or those in its SQL without the ones that the server fills in. */
    static List<String> of(StoredQuery query) {
        return query.parameters().isEmpty()
                ? Sql.parameterNamesIn(query.sql()).stream()
                        .distinct()
                        .filter(name -> !name.startsWith("_"))
                        .toList()
                : query.parameters();
    }
}
