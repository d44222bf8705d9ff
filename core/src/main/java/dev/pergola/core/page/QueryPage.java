package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.StoredQuery;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A query of a database, with its rows or with the reason why there are none.
 *
 * @param frame what every page has
 * @param database where it runs
 * @param sql the text; blank where none was given yet
 * @param address this page
 * @param parameters the named parameters in order of their first use
 * @param outcome what came of it
 * @param named what is kept about it; empty for one that a visitor wrote
 * @param extras what a program asked for in addition, by name; in order
 */
public record QueryPage(
        PageFrame frame,
        DatabaseInfo database,
        String sql,
        Address address,
        List<ShownParameter> parameters,
        Outcome outcome,
        Optional<Named> named,
        Map<String, PlainValue> extras)
        implements Page {

    /** Checks the parts and copies the collections. */
    public QueryPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(database, "database is null");
        requireNonNull(sql, "sql is null");
        requireNonNull(address, "address is null");
        parameters = List.copyOf(parameters);
        requireNonNull(outcome, "outcome is null");
        requireNonNull(named, "named is null");
        extras = Collections.unmodifiableMap(new LinkedHashMap<>(extras));
    }

    /**
     * What is kept about a query under its name.
     *
     * @param query as it is kept
     * @param restricted whether only some people see it
     * @param editAddress where its SQL can be changed and run; empty where the reader may not
     */
    public record Named(StoredQuery query, boolean restricted, Optional<String> editAddress) {

        /** Checks the parts. */
        public Named {
            requireNonNull(query, "query is null");
            requireNonNull(editAddress, "editAddress is null");
        }
    }

    /** What came of a query. */
    public sealed interface Outcome {

        /** It has not been asked for. */
        record NotRun() implements Outcome {}

        /**
         * It runs.
         *
         * @param grid the rows
         */
        record Ran(RowGrid grid) implements Outcome {

            /** Checks the grid. */
            public Ran {
                requireNonNull(grid, "grid is null");
            }
        }

        /**
         * It could not be run, or not to its end.
         *
         * @param failure why
         */
        record Failed(Failure failure) implements Outcome {

            /** Checks the failure. */
            public Failed {
                requireNonNull(failure, "failure is null");
            }
        }
    }

    /** The rows, where it ran. */
    public Optional<RowGrid> grid() {
        return outcome instanceof Outcome.Ran ran ? Optional.of(ran.grid()) : Optional.empty();
    }

    /** Why there are none, where it failed. */
    public Optional<Failure> failure() {
        return outcome instanceof Outcome.Failed failed ? Optional.of(failed.failure()) : Optional.empty();
    }
}
