package dev.pergola.core.permission;

import java.util.List;

/** Says what it has to say about an actor and an action. May be called from any thread, any number of times. */
@FunctionalInterface
public interface RuleSource {

    /** The rules in no particular order, empty where there is nothing to say. */
    List<Rule> rules(Actor actor, Action action);

    /** What the actor is limited to, empty where it is not limited. Every limit counts, whatever the rules allow. */
    default List<Limit> limits(Actor actor, Action action) {
        return List.of();
    }

    /** Both, for sources that find them out together. */
    default Statements about(Actor actor, Action action) {
        return new Statements(rules(actor, action), limits(actor, action));
    }
}
