package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;

/**
 * One statement about one actor and one action, made by a source.
 *
 * @param resource what it is about, with everything inside
 * @param allow whether it allows or denies
 * @param reason why, in a few words for people who look for the cause of a decision
 * @param source who says so
 */
public record Rule(Resource resource, boolean allow, String reason, String source) {

    /** Narrowest first, denials first, then by source and reason: the order in which rules are explained. */
    static final Comparator<Rule> EXPLAINED = Comparator.comparing(Rule::scope)
            .thenComparing(Rule::allow)
            .thenComparing(Rule::source)
            .thenComparing(Rule::reason);

    /** Checks the parts. */
    public Rule {
        requireNonNull(resource, "resource is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(source, "source is null");
    }

    /** How narrow it is. */
    public Scope scope() {
        return resource.scope();
    }
}
