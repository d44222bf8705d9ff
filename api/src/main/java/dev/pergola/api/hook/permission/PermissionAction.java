package dev.pergola.api.hook.permission;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Something that somebody may or may not do.
 *
 * @param name in full, such as {@code view-table}: words in lower case joined by hyphens
 * @param abbreviation used inside tokens; empty to use the name there
 * @param description one sentence without a full stop
 * @param target what it is done with
 * @param allowedByDefault whether everybody may where nothing is said
 * @param alsoRequires the action that must be allowed as well, for the same resource; of the core, or of the same hook
 */
public record PermissionAction(
        String name,
        Optional<String> abbreviation,
        String description,
        Target target,
        boolean allowedByDefault,
        Optional<String> alsoRequires) {

    /** What an action is done with. */
    public enum Target {
        /** The whole server. */
        SERVER,
        /** One database. */
        DATABASE,
        /** One table or view. */
        TABLE,
        /** One stored query. */
        QUERY
    }

    /** Checks the parts. */
    public PermissionAction {
        requireNonNull(name, "name is null");
        requireNonNull(abbreviation, "abbreviation is null");
        requireNonNull(description, "description is null");
        requireNonNull(target, "target is null");
        requireNonNull(alsoRequires, "alsoRequires is null");
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("name is not lower case words joined by hyphens: " + name);
        }
    }

    /**
     * An action that nobody may where nothing is said, with no abbreviation, that requires nothing else.
     *
     * @param name in full
     * @param description one sentence without a full stop
     * @param target what it is done with
     * @return the action
     */
    public static PermissionAction denied(String name, String description, Target target) {
        return new PermissionAction(name, Optional.empty(), description, target, false, Optional.empty());
    }
}
