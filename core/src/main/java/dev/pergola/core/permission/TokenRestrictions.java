package dev.pergola.core.permission;

import dev.pergola.core.model.PlainValue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an API token is limited to: the attribute {@code _r} of its actor. Actions are named in full or by their
 * abbreviation.
 *
 * <table>
 * <caption>Members</caption>
 * <tr><th>Member</th><th>Example</th><th>Where the actions are within the limit</th></tr>
 * <tr><td>{@code a}</td><td>{@code ["vi"]}</td><td>everywhere</td></tr>
 * <tr><td>{@code d}</td><td>{@code {"garden": ["vt"]}}</td><td>in a database</td></tr>
 * <tr><td>{@code r}</td><td>{@code {"garden": {"plants": ["vt"]}}}</td><td>one table, view or query</td></tr>
 * </table>
 *
 * <p>An attribute without members, or with something else in it, is a limit within which there is nothing.
 */
final class TokenRestrictions {
    private static final String ATTRIBUTE = "_r";
    private static final String SOURCE = "token restrictions";

    private final Map<String, Set<Resource>> byAction = new HashMap<>();

    private TokenRestrictions(PlainValue limits) {
        add(member(limits, "a"), Resource.server());
        members(member(limits, "d")).forEach((database, actions) -> add(actions, Resource.database(database)));
        members(member(limits, "r")).forEach((database, children) -> members(children)
                .forEach((name, actions) -> add(actions, Resource.inDatabase(database, name))));
    }

    /** Empty where the actor is not limited. */
    static Optional<TokenRestrictions> of(Actor actor) {
        return actor.attribute(ATTRIBUTE).map(TokenRestrictions::new);
    }

    /** The limit for an action. */
    static List<Limit> limits(Actor actor, Action action) {
        return of(actor).map(restrictions -> restrictions.resources(action)).stream()
                .map(resources -> new Limit(SOURCE, resource -> contains(resources, resource)))
                .toList();
    }

    /** The resources inside another one that the token names for an action. */
    Set<Resource> inside(Resource outer, Action action) {
        return resources(action).stream()
                .filter(resource -> !resource.equals(outer) && isInside(resource, outer))
                .collect(Collectors.toSet());
    }

    private static boolean contains(Set<Resource> resources, Resource resource) {
        return Stream.iterate(Optional.of(resource), Optional::isPresent, outer -> outer.flatMap(Resource::container))
                .anyMatch(outer -> resources.contains(outer.orElseThrow()));
    }

    private static boolean isInside(Resource resource, Resource outer) {
        return contains(Set.of(outer), resource);
    }

    private Set<Resource> resources(Action action) {
        Set<Resource> resources = new HashSet<>(byAction.getOrDefault(action.name(), Set.of()));
        resources.addAll(byAction.getOrDefault(action.abbreviation(), Set.of()));
        return resources;
    }

    private void add(PlainValue actions, Resource resource) {
        if (actions instanceof PlainValue.Items items) {
            for (PlainValue action : items.values()) {
                if (action instanceof PlainValue.Text name) {
                    byAction.computeIfAbsent(name.value(), key -> new HashSet<>())
                            .add(resource);
                }
            }
        }
    }

    private static PlainValue member(PlainValue value, String name) {
        return members(value).getOrDefault(name, PlainValue.nothing());
    }

    private static Map<String, PlainValue> members(PlainValue value) {
        return value instanceof PlainValue.Fields fields ? fields.values() : Map.of();
    }
}
