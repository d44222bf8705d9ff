package dev.pergola.core.permission;

import dev.pergola.core.model.AccessLevel;
import java.util.List;
import java.util.Set;

/**
 * What whoever runs the server decided about permissions.
 *
 * @param levels what the configuration says
 * @param defaultAllowSql the setting: false denies SQL of one's own unless a database allows it
 * @param defaultDeny the option of the command line: nothing is allowed by default
 */
public record PermissionPolicy(Set<AccessLevel> levels, boolean defaultAllowSql, boolean defaultDeny) {
    private static final String SOURCE = "default permissions";

    /** Copies the set. */
    public PermissionPolicy {
        levels = Set.copyOf(levels);
    }

    /** Nothing was decided. */
    public static PermissionPolicy open() {
        return new PermissionPolicy(Set.of(), true, false);
    }

    /** The sources of the rules that follow from this policy. */
    List<RuleSource> sources() {
        return List.of(new ConfigurationRules(levels), this::ofSql, this::ofDefaults, new OfToken());
    }

    /** A token allows nothing that its actor may not; it can only be limited to a part of that. */
    private record OfToken() implements RuleSource {

        @Override
        public List<Rule> rules(Actor actor, Action action) {
            return List.of();
        }

        @Override
        public List<Limit> limits(Actor actor, Action action) {
            return TokenRestrictions.limits(actor, action);
        }
    }

    private List<Rule> ofSql(Actor actor, Action action) {
        return !defaultAllowSql && action.equals(Actions.EXECUTE_SQL)
                ? List.of(new Rule(Resource.server(), false, "default_allow_sql is false", SOURCE))
                : List.of();
    }

    private List<Rule> ofDefaults(Actor actor, Action action) {
        return !defaultDeny && action.allowedByDefault()
                ? List.of(new Rule(Resource.server(), true, "default allow for " + action.name(), SOURCE))
                : List.of();
    }
}
