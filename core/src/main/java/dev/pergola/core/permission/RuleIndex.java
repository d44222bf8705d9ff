package dev.pergola.core.permission;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules about one actor and one action, found by what they are about. Built once for any number of questions. */
final class RuleIndex {
    private final Map<Resource, List<Rule>> byResource = new HashMap<>();

    private final List<Limit> limits;

    RuleIndex(Collection<Rule> rules, Collection<Limit> limits) {
        this.limits = List.copyOf(limits);
        rules.forEach(rule -> byResource
                .computeIfAbsent(rule.resource(), resource -> new ArrayList<>())
                .add(rule));
    }

    /** Whether the rules allow it and it is within every limit. */
    boolean allows(Resource resource) {
        return rulesAllow(resource)
                && limits.stream().allMatch(limit -> limit.includes().test(resource));
    }

    /** What each limit says about the resource. */
    List<LimitOutcome> outcomes(Resource resource) {
        return limits.stream()
                .map(limit -> new LimitOutcome(limit.source(), limit.includes().test(resource)))
                .toList();
    }

    /** The narrowest scope that has any rule decides; in it a denial wins. */
    boolean rulesAllow(Resource resource) {
        Optional<Resource> asked = Optional.of(resource);
        while (asked.isPresent()) {
            List<Rule> rules = at(asked.get());
            if (!rules.isEmpty()) {
                return rules.stream().allMatch(Rule::allow);
            }
            asked = asked.get().container();
        }
        return false;
    }

    /** Every rule that is about the resource or what it is in, narrowest first. */
    List<Rule> matching(Resource resource) {
        return Stream.iterate(Optional.of(resource), Optional::isPresent, asked -> asked.flatMap(Resource::container))
                .flatMap(asked -> at(asked.orElseThrow()).stream())
                .sorted(Rule.EXPLAINED)
                .toList();
    }

    private List<Rule> at(Resource resource) {
        return byResource.getOrDefault(resource, List.of());
    }
}
