package dev.pergola.core.permission;

import dev.pergola.core.model.AccessLevel;
import dev.pergola.core.model.AllowBlock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the configuration says. A block that is there and does not match the actor is a denial, not a silence.
 *
 * <table>
 * <caption>Which block speaks about which action</caption>
 * <tr><th>Block</th><th>At</th><th>Actions</th></tr>
 * <tr><td>{@code allow}</td><td>the root</td><td>view-instance, view-database, view-table, view-query</td></tr>
 * <tr><td>{@code allow}</td><td>a database</td><td>view-database, view-table, view-query</td></tr>
 * <tr><td>{@code allow}</td><td>a table; a query</td><td>view-table; view-query</td></tr>
 * <tr><td>{@code allow_sql}</td><td>the root, a database</td><td>execute-sql</td></tr>
 * <tr><td>{@code permissions}</td><td>anywhere</td><td>those it names</td></tr>
 * </table>
 */
final class ConfigurationRules implements RuleSource {
    private static final String SOURCE = "configuration";
    private static final String PERMISSIONS = "permissions";

    private final Map<String, List<Block>> byAction = new HashMap<>();

    private record Block(Resource resource, AllowBlock who, String key) {

        /** Whether it is one of those that say who may view, rather than one that names its action. */
        boolean isAboutViewing() {
            return !key.equals(PERMISSIONS);
        }
    }

    ConfigurationRules(Collection<AccessLevel> levels) {
        levels.forEach(this::add);
    }

    @Override
    public List<Rule> rules(Actor actor, Action action) {
        Optional<TokenRestrictions> restrictions = TokenRestrictions.of(actor);
        List<Rule> rules = new ArrayList<>();
        for (Block block : byAction.getOrDefault(action.name(), List.of())) {
            Rule rule = rule(block, AllowMatch.matches(block.who(), actor), action);
            rules.add(rule);
            if (!rule.allow() && block.isAboutViewing()) {
                restrictions.ifPresent(limits -> rules.addAll(inside(rule, limits.inside(rule.resource(), action))));
            }
        }
        return rules;
    }

    /**
     * A denial holds for what a token is limited to inside it, so that a token which names one table opens nothing where
     * everything around it is shut.
     */
    private static List<Rule> inside(Rule denial, Collection<Resource> named) {
        return named.stream()
                .map(resource -> new Rule(resource, false, denial.reason() + " (restriction gate)", SOURCE))
                .toList();
    }

    private void add(AccessLevel level) {
        Resource resource = new Resource(level.database(), level.name());
        List<Action> viewing =
                switch (level.kind()) {
                    case SERVER ->
                        List.of(Actions.VIEW_INSTANCE, Actions.VIEW_DATABASE, Actions.VIEW_TABLE, Actions.VIEW_QUERY);
                    case DATABASE -> List.of(Actions.VIEW_DATABASE, Actions.VIEW_TABLE, Actions.VIEW_QUERY);
                    case TABLE -> List.of(Actions.VIEW_TABLE);
                    case QUERY -> List.of(Actions.VIEW_QUERY);
                };
        level.options()
                .allow()
                .ifPresent(who -> viewing.forEach(action -> add(action.name(), new Block(resource, who, "allow"))));
        level.options()
                .allowSql()
                .ifPresent(who -> add(Actions.EXECUTE_SQL.name(), new Block(resource, who, "allow_sql")));
        level.options().permissions().forEach((action, who) -> add(action, new Block(resource, who, PERMISSIONS)));
    }

    private void add(String action, Block block) {
        byAction.computeIfAbsent(action, name -> new ArrayList<>()).add(block);
    }

    private static Rule rule(Block block, boolean allow, Action action) {
        String reason = "config " + (allow ? "allow " : "deny ") + block.key() + " for " + action.name()
                + (block.resource().scope() == Scope.GLOBAL ? "" : " on " + block.resource());
        return new Rule(block.resource(), allow, reason, SOURCE);
    }
}
