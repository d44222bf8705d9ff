package dev.pergola.api.data;

import static java.util.Objects.requireNonNull;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a statement would touch: found out from its text and from the program that SQLite makes of it, without running it.
 *
 * @param steps everything that it does to tables and views, in the order in which it was met, each once; that of triggers and
 *     of the views that it reads as well
 * @param writes whether running it changes the database
 */
public record StatementAnalysis(List<Step> steps, boolean writes) {

    private static final Set<Kind> WRITING = EnumSet.complementOf(EnumSet.of(Kind.READ));

    /** What can be done to a table or view. */
    public enum Kind {
        /** Rows are read. */
        READ,
        /** Rows are added. */
        INSERT,
        /** Rows are changed. */
        UPDATE,
        /** Rows are deleted. */
        DELETE,
        /** A table is made. */
        CREATE_TABLE,
        /** A view is made. */
        CREATE_VIEW,
        /** An index is made. */
        CREATE_INDEX,
        /** A table is changed. */
        ALTER_TABLE,
        /** A table is deleted. */
        DROP_TABLE,
        /** A view is deleted. */
        DROP_VIEW,
        /** An index is deleted. */
        DROP_INDEX
    }

    /**
     * One thing that is done.
     *
     * @param kind what
     * @param table to which table or view; for a new one its name, for an index its table
     * @param source the trigger or view that is the reason; empty for the statement itself
     */
    public record Step(Kind kind, String table, Optional<String> source) {

        /** Checks the parts. */
        public Step {
            requireNonNull(kind, "kind is null");
            requireNonNull(table, "table is null");
            requireNonNull(source, "source is null");
        }
    }

    /** Copies the list. */
    public StatementAnalysis {
        steps = List.copyOf(steps);
    }

    /**
     * The tables and views whose rows are read.
     *
     * @return names, each once
     */
    public Set<String> tablesRead() {
        return tables(EnumSet.of(Kind.READ));
    }

    /**
     * The tables and views that are changed in any way.
     *
     * @return names, each once
     */
    public Set<String> tablesWritten() {
        return tables(WRITING);
    }

    private Set<String> tables(Set<Kind> kinds) {
        return steps.stream()
                .filter(step -> kinds.contains(step.kind()))
                .map(Step::table)
                .collect(Collectors.toUnmodifiableSet());
    }
}
