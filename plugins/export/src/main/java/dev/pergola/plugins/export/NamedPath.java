package dev.pergola.plugins.export;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.Database;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a person or a query wants to have exported.
 *
 * @param path of the site
 * @param file its name in the output directory; empty for the usual one
 * @param from who has named it
 */
record NamedPath(String path, Optional<String> file, String from) {

    NamedPath {
        requireNonNull(path, "path is null");
        requireNonNull(file, "file is null");
        requireNonNull(from, "from is null");
    }

    /** The rows of a query: a path, and a name of a file where there is a second column. */
    static List<NamedPath> of(Database database, String statement) {
        List<NamedPath> paths = new ArrayList<>();
        try (Rows rows = database.query(Sql.of(statement))) {
            boolean named = rows.columns().size() > 1;
            while (rows.next()) {
                if (rows.type(0) != ValueType.TEXT) {
                    throw new IllegalArgumentException("Row " + (paths.size() + 1) + " of the query " + statement
                            + " has no text in its first column, where a path was expected.");
                }
                Optional<String> file = named && !rows.isNull(1) ? Optional.of(rows.text(1)) : Optional.empty();
                paths.add(new NamedPath(rows.text(0), file, "row " + (paths.size() + 1) + " of a query"));
            }
        }
        return paths;
    }
}
