package dev.pergola.core.permission;

import java.util.List;

/**
 * What one source says about an actor and an action.
 *
 * @param rules in no particular order
 * @param limits what the actor is limited to; every limit counts, whatever the rules allow
 */
public record Statements(List<Rule> rules, List<Limit> limits) {

    private static final Statements NONE = new Statements(List.of(), List.of());

    /** Copies the lists. */
    public Statements {
        rules = List.copyOf(rules);
        limits = List.copyOf(limits);
    }

    /** Nothing to say. */
    public static Statements none() {
        return NONE;
    }
}
