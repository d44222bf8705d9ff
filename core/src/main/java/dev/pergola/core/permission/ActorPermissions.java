package dev.pergola.core.permission;

import dev.pergola.core.problem.KnownProblems;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one actor may, usually for the length of one request: the rules about each action are asked for once and kept. For
 * one thread.
 */
public final class ActorPermissions {
    private final Permissions permissions;
    private final Actor actor;
    private final boolean unchecked;
    private final Map<Action, RuleIndex> mine = new HashMap<>();
    private final Map<Action, RuleIndex> everybodys;

    ActorPermissions(Permissions permissions, Actor actor, boolean unchecked) {
        this.permissions = permissions;
        this.actor = actor;
        this.unchecked = unchecked;
        this.everybodys = actor.isAnonymous() ? mine : new HashMap<>();
    }

    /** Whose they are. */
    public Actor actor() {
        return actor;
    }

    /** Decides with every rule that has a say. */
    public Decision decide(Action action, Resource resource) {
        Decision decision = explain(action, resource);
        permissions.decided(actor, action, resource, decision.allowed());
        return decision;
    }

    private Decision explain(Action action, Resource resource) {
        RuleIndex rules = index(action);
        return new Decision(
                action,
                resource,
                rules.matching(resource),
                rules.outcomes(resource),
                required(action, resource, told -> may(action, told)).map(required -> explain(required, resource)));
    }

    /** Whether the actor may; {@link #decide} without the reasons. */
    public boolean allows(Action action, Resource resource) {
        boolean allowed = may(action, resource);
        permissions.decided(actor, action, resource, allowed);
        return allowed;
    }

    /**
     * Does nothing where the actor may.
     *
     * @throws dev.pergola.api.ServerException with status 403 where he may not
     */
    public void require(Action action, Resource resource) {
        if (!allows(action, resource)) {
            throw KnownProblems.forbidden(action.name(), resource.described());
        }
    }

    /** Whether this actor may, but the anonymous one may not: what lists mark with a padlock. */
    public boolean isPrivate(Action action, Resource resource) {
        return may(action, resource) && !allows(everybodys, Actor.anonymous(), action, resource);
    }

    /**
     * Those of the resources with which the actor may do the action, in their order. What is private about them is told by the
     * rules alone: a query that only its owner sees has a mark of its own.
     */
    public List<VisibleResource> visible(Action action, Collection<Resource> resources) {
        return resources.stream()
                .filter(resource -> may(action, resource))
                .map(resource -> new VisibleResource(resource, !rulesAllowEverybody(action, resource)))
                .toList();
    }

    /** Every rule about the actor and an action, whatever it is about. */
    public List<Rule> rules(Action action) {
        return permissions.rules(actor, action);
    }

    private boolean may(Action action, Resource resource) {
        return unchecked || allows(mine, actor, action, resource);
    }

    private boolean allows(Map<Action, RuleIndex> known, Actor asked, Action action, Resource resource) {
        return known.computeIfAbsent(action, wanted -> permissions.index(asked, wanted))
                        .allows(resource)
                && required(action, resource, told -> allows(known, asked, action, told))
                        .map(required -> allows(known, asked, required, resource))
                        .orElse(true);
    }

    private boolean rulesAllowEverybody(Action action, Resource resource) {
        return everybodys
                        .computeIfAbsent(action, wanted -> permissions.index(Actor.anonymous(), wanted))
                        .rulesAllow(resource)
                && required(action, resource, told -> rulesAllowEverybody(action, told))
                        .map(required -> rulesAllowEverybody(required, resource))
                        .orElse(true);
    }

    /** What has to be allowed as well, with the same resource. */
    private Optional<Action> required(Action action, Resource resource, Predicate<Resource> seen) {
        if (action.equals(Actions.VIEW_TABLE)
                && !permissions.toldBy(resource).stream().allMatch(seen)) {
            return Optional.of(Actions.EXECUTE_SQL);
        }
        return action.alsoRequires().map(permissions::required);
    }

    private RuleIndex index(Action action) {
        return mine.computeIfAbsent(action, wanted -> permissions.index(actor, wanted));
    }
}
