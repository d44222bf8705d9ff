package dev.pergola.api.hook.permission;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;
import java.util.Set;

/**
 * What {@link PermissionRules} say about one actor and one action.
 *
 * <p>SQL is one statement that reads the internal database of the server, which has the tables {@code catalog_databases},
 * {@code catalog_tables}, {@code catalog_views} and {@code queries}. Besides its own parameters it can use {@code :actor}, all
 * that is known of the actor as JSON; {@code :actor_id}; {@code :action}; and {@code :filter_parent}, which is NULL.
 */
public sealed interface PermissionStatement {

    /**
     * One rule about everything. Narrower rules count more.
     *
     * @param allow whether it allows or denies
     * @param reason why, in a few words for people who look for the cause of a decision
     */
    record Everywhere(boolean allow, String reason) implements PermissionStatement {

        /** Checks the reason. */
        public Everywhere {
            requireNonNull(reason, "reason is null");
        }
    }

    /**
     * Rules as rows.
     *
     * @param sql finds columns named {@code parent}, a database or NULL for all; {@code child}, a table, view or query or
     *     NULL for all in the database; {@code allow}, 1, or 0 or NULL to deny; and {@code reason}
     * @param parameters by name without the colon: texts, numbers and truth values; lists and maps arrive as JSON
     */
    record Rules(String sql, Attributes parameters) implements PermissionStatement {

        /** Checks the parts. */
        public Rules {
            requireNonNull(sql, "sql is null");
            checkNames(parameters);
        }
    }

    /**
     * The only resources with which the actor may do the action, whatever rules say. Allows nothing by itself.
     *
     * @param sql finds columns named {@code parent} and {@code child}, as in {@link Rules}
     * @param parameters as in {@link Rules}
     */
    record Allowlist(String sql, Attributes parameters) implements PermissionStatement {

        /** Checks the parts. */
        public Allowlist {
            requireNonNull(sql, "sql is null");
            checkNames(parameters);
        }
    }

    /**
     * Allows it everywhere, unless something narrower is said.
     *
     * @param reason why, in a few words
     * @return the statement
     */
    static PermissionStatement allow(String reason) {
        return new Everywhere(true, reason);
    }

    /**
     * Denies it everywhere, unless something narrower is said.
     *
     * @param reason why, in a few words
     * @return the statement
     */
    static PermissionStatement deny(String reason) {
        return new Everywhere(false, reason);
    }

    private static void checkNames(Attributes parameters) {
        Set.of("actor", "actor_id", "action", "filter_parent").stream()
                .filter(requireNonNull(parameters, "parameters is null").values()::containsKey)
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("The parameter " + name + " is set by the server");
                });
    }
}
