package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One step of the plan by which SQLite runs a statement.
 *
 * @param kind how much it costs, roughly
 * @param words what it does, for people
 * @param detail what SQLite says about it
 * @param steps of which it consists, in order
 */
public record PlanStep(Kind kind, String words, String detail, List<PlanStep> steps) {

    /** What a reader of a plan looks for. */
    public enum Kind {
        /** Every row of a table is read. */
        SCAN("whole table"),
        /** Rows are found through an index or a key. */
        SEARCH("index"),
        /** Rows are gathered and sorted, or compared, before the first one is there. */
        SORT("sorted aside"),
        /** It holds other steps together. */
        OTHER("");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** One or two words; blank where none are needed. */
        public String label() {
            return label;
        }
    }

    /** Checks the parts and copies the list. */
    public PlanStep {
        requireNonNull(kind, "kind is null");
        requireNonNull(words, "words is null");
        requireNonNull(detail, "detail is null");
        steps = List.copyOf(steps);
    }
}
