package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.model.TextPlace;
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
 * @param offers what its reader can do with it
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
        Offers offers,
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
        requireNonNull(offers, "offers is null");
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

    /**
     * What a reader can do with a query, besides running it.
     *
     * @param explanation whether it is told how SQLite would run it
     * @param saveAddress where it can be kept under a name; empty where the reader may not, or it is kept already
     */
    public record Offers(boolean explanation, Optional<String> saveAddress) {

        /** Nothing. */
        public static final Offers NONE = new Offers(false, Optional.empty());

        /** Checks the address. */
        public Offers {
            requireNonNull(saveAddress, "saveAddress is null");
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
         * It was not run, but SQLite said how it would do that.
         *
         * @param steps of the plan
         */
        record Explained(List<PlanStep> steps) implements Outcome {

            /** Copies the list. */
            public Explained {
                steps = List.copyOf(steps);
            }
        }

        /**
         * It could not be run, or not to its end.
         *
         * @param failure why
         * @param place of the fault in the statement; empty where it is in none, or not known
         */
        record Failed(Failure failure, Optional<TextPlace> place) implements Outcome {

            /** Checks the parts. */
            public Failed {
                requireNonNull(failure, "failure is null");
                requireNonNull(place, "place is null");
            }

            /** A failure that is not about a place in the statement. */
            public Failed(Failure failure) {
                this(failure, Optional.empty());
            }
        }
    }

    /** The rows, where it ran. */
    public Optional<RowGrid> grid() {
        return outcome instanceof Outcome.Ran ran ? Optional.of(ran.grid()) : Optional.empty();
    }

    /** Where in the statement the fault is that made it fail, as far as that is known. */
    public Optional<TextPlace> faultPlace() {
        return outcome instanceof Outcome.Failed failed ? failed.place() : Optional.empty();
    }

    /** How SQLite would run it; no steps where nobody asked for that. */
    public List<PlanStep> plan() {
        return outcome instanceof Outcome.Explained explained ? explained.steps() : List.of();
    }

    /** Why there are none, where it failed. */
    public Optional<Failure> failure() {
        return outcome instanceof Outcome.Failed failed ? Optional.of(failed.failure()) : Optional.empty();
    }
}
