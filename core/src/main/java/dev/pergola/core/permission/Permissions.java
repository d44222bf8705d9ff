package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Answers who may do what. Immutable: another configuration or another set of plugins makes another one.
 *
 * <p>{@link #decide} explains one decision; {@link #visible} asks about many resources in one pass over the rules and is
 * what lists use.
 */
public final class Permissions {
    private final Actions actions;
    private final List<RuleSource> sources;

    private Permissions(Actions actions, List<RuleSource> sources) {
        this.actions = actions;
        this.sources = List.copyOf(sources);
    }

    /**
     * Permissions by the policy of the server and what others have to say.
     *
     * @param actions that exist
     * @param policy of the server
     * @param more sources, such as plugins; all count the same
     */
    public static Permissions of(Actions actions, PermissionPolicy policy, List<RuleSource> more) {
        List<RuleSource> sources =
                new ArrayList<>(requireNonNull(policy, "policy is null").sources());
        sources.addAll(more);
        return new Permissions(requireNonNull(actions, "actions is null"), sources);
    }

    /** The actions that exist. */
    public Actions actions() {
        return actions;
    }

    /** Decides with every rule that has a say. */
    public Decision decide(Actor actor, Action action, Resource resource) {
        return new Decision(
                action,
                resource,
                index(actor, action).matching(resource),
                action.alsoRequires().map(name -> decide(actor, required(name), resource)));
    }

    /** Whether somebody may; {@link #decide} without the reasons. */
    public boolean allows(Actor actor, Action action, Resource resource) {
        return test(actor, action).test(resource);
    }

    /** Whether this actor may, but the anonymous one may not: what lists mark with a padlock. */
    public boolean isPrivate(Actor actor, Action action, Resource resource) {
        return allows(actor, action, resource) && !allows(Actor.anonymous(), action, resource);
    }

    /** Those of the resources with which the actor may do the action, in their order; the rules are asked for once. */
    public List<VisibleResource> visible(Actor actor, Action action, Collection<Resource> resources) {
        Predicate<Resource> mine = test(actor, action);
        Predicate<Resource> everybodys = actor.isAnonymous() ? mine : test(Actor.anonymous(), action);
        return resources.stream()
                .filter(mine)
                .map(resource -> new VisibleResource(resource, !everybodys.test(resource)))
                .toList();
    }

    private Predicate<Resource> test(Actor actor, Action action) {
        Predicate<Resource> own = index(actor, action)::allows;
        return action.alsoRequires()
                .map(name -> own.and(test(actor, required(name))))
                .orElse(own);
    }

    private RuleIndex index(Actor actor, Action action) {
        return new RuleIndex(sources.stream()
                .flatMap(source -> source.rules(actor, action).stream())
                .toList());
    }

    private Action required(String name) {
        return actions.named(name)
                .orElseThrow(() -> new IllegalStateException("An action requires " + name + ", which does not exist"));
    }
}
