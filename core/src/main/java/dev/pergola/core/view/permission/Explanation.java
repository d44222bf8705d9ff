package dev.pergola.core.view.permission;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.Facts;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.permission.Decision;
import dev.pergola.core.permission.LimitOutcome;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.permission.Rule;
import java.util.List;

/** A decision with all its reasons, for programs. */
final class Explanation {
    private static final String UNSTABLE = "The members of this answer may change in a later version.";

    private Explanation() {}

    /** The whole answer. */
    static PlainValue document(Actor actor, Decision decision) {
        Resource resource = decision.resource();
        Facts facts = new Facts()
                .and("ok", true)
                .and("unstable", UNSTABLE)
                .and(Tool.ACTION, decision.action().name())
                .and("allowed", decision.allowed())
                .and("actor", attributes(actor))
                .and(
                        "resource",
                        new Facts()
                                .and(Tool.PARENT, resource.database())
                                .and(Tool.CHILD, resource.name())
                                .and("path", Tool.path(resource))
                                .value())
                .and("explanation", of(decision));
        actor.id().ifPresent(id -> facts.and("actor_id", id));
        return facts.value();
    }

    static PlainValue attributes(Actor actor) {
        return actor.attributes().<PlainValue>map(fields -> fields).orElseGet(PlainValue::nothing);
    }

    private static PlainValue of(Decision decision) {
        List<PlainValue> rules =
                decision.matched().stream().map(rule -> of(decision, rule)).toList();
        List<PlainValue> limits =
                decision.limits().stream().map(Explanation::of).toList();
        List<PlainValue> required =
                decision.required().map(Explanation::of).stream().toList();
        return new Facts()
                .and("action", decision.action().name())
                .and("rule_allowed", decision.rulesAllow())
                .and("restriction_allowed", decision.limitsAllow())
                .and("winning_scope", decision.winningScope().map(scope -> scope.word()))
                .and("matched_rules", new PlainValue.Items(rules))
                .and("restrictions", new PlainValue.Items(limits))
                .and("required_actions", new PlainValue.Items(required))
                .and("allowed", decision.allowed())
                .and("summary", decision.summary())
                .value();
    }

    private static PlainValue of(Decision decision, Rule rule) {
        return new Facts()
                .and("scope", rule.scope().word())
                .and("effect", rule.allow() ? "allow" : "deny")
                .and("source", rule.source())
                .and("reason", rule.reason())
                .and("decisive", decision.isDecisive(rule))
                .and("ignored_because", decision.ignoredBecause(rule))
                .value();
    }

    private static PlainValue of(LimitOutcome limit) {
        return new Facts()
                .and("source", limit.source())
                .and("allowed", limit.allowed())
                .and("reason", limit.reason())
                .value();
    }
}
