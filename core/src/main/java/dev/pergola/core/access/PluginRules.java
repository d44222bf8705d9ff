package dev.pergola.core.access;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.permission.PermissionRules;
import dev.pergola.api.hook.permission.PermissionStatement;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.FailureLog;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.internal.RecordKeeper;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.permission.Limit;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.permission.Rule;
import dev.pergola.core.permission.RuleSource;
import dev.pergola.core.permission.Statements;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.LoggerFactory;

/**
 * The rules of plugins. A hook that fails denies: nobody knows what it was about to deny. May be asked by any number of
 * threads.
 */
public final class PluginRules implements RuleSource {

    private static final FailureLog FAILURES = new FailureLog(LoggerFactory.getLogger(PluginRules.class));

    private final CurrentRequest current;
    private final HookCalls calls;
    private final RecordKeeper records;

    /**
     * Asks the hooks that a request has leased.
     *
     * @param current knows them
     * @param calls the guard through which they are called
     * @param records reads the internal database, against which their SQL is run
     */
    public PluginRules(CurrentRequest current, HookCalls calls, RecordKeeper records) {
        this.current = requireNonNull(current, "current is null");
        this.calls = requireNonNull(calls, "calls is null");
        this.records = requireNonNull(records, "records is null");
    }

    @Override
    public List<Rule> rules(Actor actor, Action action) {
        return about(actor, action).rules();
    }

    @Override
    public List<Limit> limits(Actor actor, Action action) {
        return about(actor, action).limits();
    }

    @Override
    public Statements about(Actor actor, Action action) {
        return current.withHooks(snapshot -> {
            List<HookEntry<PermissionRules>> hooks = snapshot.active(PermissionHooks.RULES);
            if (hooks.isEmpty()) {
                return Statements.none();
            }
            List<Rule> rules = new ArrayList<>();
            List<Limit> limits = new ArrayList<>();
            for (HookEntry<PermissionRules> hook : hooks) {
                Statements said = said(hook, actor, action);
                rules.addAll(said.rules());
                limits.addAll(said.limits());
            }
            return new Statements(rules, limits);
        });
    }

    private Statements said(HookEntry<PermissionRules> hook, Actor actor, Action action) {
        String source = hook.owner().name();
        try {
            return calls.call(hook, service -> {
                List<PermissionStatement> statements = service.rules(actor, action.name());
                return evaluated(statements, new RulesFromSql(records, actor, action, source));
            });
        } catch (HookFailure | ServerException failure) {
            return denied(hook, action, failure);
        }
    }

    private static Statements evaluated(List<PermissionStatement> statements, RulesFromSql sql) {
        List<Rule> rules = new ArrayList<>();
        List<Limit> limits = new ArrayList<>();
        try {
            for (PermissionStatement statement : statements) {
                if (statement instanceof PermissionStatement.Everywhere rule) {
                    rules.add(new Rule(Resource.server(), rule.allow(), rule.reason(), sql.source()));
                } else if (statement instanceof PermissionStatement.Rules found) {
                    rules.addAll(sql.rules(found.sql(), found.parameters()));
                } else if (statement instanceof PermissionStatement.Allowlist found) {
                    limits.add(within(sql.source(), sql.resources(found.sql(), found.parameters())));
                }
            }
        } catch (ServerException refused) {
            // An answer of SQLite is no answer of the plugin, and has to be seen with it.
            throw new IllegalArgumentException("Its SQL was refused: " + refused.getMessage(), refused);
        }
        return new Statements(rules, limits);
    }

    private static Limit within(String source, Set<Resource> allowed) {
        return new Limit(source, resource -> {
            Optional<Resource> asked = Optional.of(resource);
            while (asked.isPresent()) {
                if (allowed.contains(asked.get())) {
                    return true;
                }
                asked = asked.get().container();
            }
            return false;
        });
    }

    /** A rule to be seen, and a limit that no narrower rule can lift. */
    private static Statements denied(HookEntry<PermissionRules> hook, Action action, RuntimeException failure) {
        FAILURES.tell(
                hook, failure, action.name() + " is denied, since the rules of " + hook.owner() + " are not known");
        String source = hook.owner().name();
        return new Statements(
                List.of(new Rule(
                        Resource.server(),
                        false,
                        "the rules of " + source + " could not be found out: " + HookFailure.reason(failure),
                        source)),
                List.of(new Limit(source + ", whose rules could not be found out", resource -> false)));
    }
}
