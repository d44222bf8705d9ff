package dev.pergola.core.permission;

import java.util.List;
import java.util.Optional;

/**
 * Whether somebody may do something with something, and why.
 *
 * @param action what was asked for
 * @param resource with what
 * @param matched every rule that speaks about it, narrowest and denials first
 * @param limits what each limit of the actor says about it, empty where the actor is not limited
 * @param required the decision about the action that this one also requires, empty where it requires none
 */
public record Decision(
        Action action, Resource resource, List<Rule> matched, List<LimitOutcome> limits, Optional<Decision> required) {

    /** Copies the lists. */
    public Decision {
        matched = List.copyOf(matched);
        limits = List.copyOf(limits);
    }

    /** Whether the rules allow it, it is within every limit, and what it also requires is allowed. */
    public boolean allowed() {
        return rulesAllow() && limitsAllow() && required.map(Decision::allowed).orElse(true);
    }

    /** Whether it is within every limit of the actor, whatever the rules say. */
    public boolean limitsAllow() {
        return limits.stream().allMatch(LimitOutcome::allowed);
    }

    /** Whether the rules allow it, whatever else it requires. */
    public boolean rulesAllow() {
        return !matched.isEmpty() && matched.get(0).allow();
    }

    /** The scope whose rules decided, empty where there was no rule. */
    public Optional<Scope> winningScope() {
        return matched.stream().findFirst().map(Rule::scope);
    }

    /** Whether a rule that matched is one of those that decided. */
    public boolean isDecisive(Rule rule) {
        return ignoredBecause(rule).isEmpty();
    }

    /** Why a rule that matched did not count, empty where it did. */
    public Optional<String> ignoredBecause(Rule rule) {
        Rule first = matched.get(0);
        if (rule.scope() != first.scope()) {
            return Optional.of("A more specific rule matched");
        }
        return rule.allow() == first.allow() ? Optional.empty() : Optional.of("A deny rule matched at the same scope");
    }

    /** The outcome in one sentence. */
    public String summary() {
        if (matched.isEmpty()) {
            return "Denied because no rule speaks about this.";
        }
        String scope = matched.get(0).scope().word();
        if (!rulesAllow()) {
            return "Denied by a rule of the " + scope
                    + " scope; a denial beats every rule of the same or a wider scope.";
        }
        if (!limitsAllow()) {
            return limits.stream()
                    .filter(limit -> !limit.allowed())
                    .findFirst()
                    .map(limit -> "Denied because this is outside of the limits set by " + limit.source() + ".")
                    .orElseThrow();
        }
        return required.filter(decision -> !decision.allowed())
                .map(decision -> "Denied because " + action.name() + " also requires "
                        + decision.action().name() + ", which was denied.")
                .orElse("Allowed by a rule of the " + scope + " scope.");
    }
}
