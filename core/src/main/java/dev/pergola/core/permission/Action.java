package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.ResourceKind;
import java.util.Optional;

/**
 * Something that somebody may or may not do.
 *
 * @param name in full, such as {@code view-table}
 * @param abbreviation used inside tokens
 * @param description one sentence without a full stop
 * @param kind what it is done with
 * @param allowedByDefault whether everybody may where nothing is said
 * @param alsoRequires the action that must be allowed as well, for the same resource
 */
public record Action(
        String name,
        String abbreviation,
        String description,
        ResourceKind kind,
        boolean allowedByDefault,
        Optional<String> alsoRequires) {

    /** Checks the parts. */
    public Action {
        requireNonNull(name, "name is null");
        requireNonNull(abbreviation, "abbreviation is null");
        requireNonNull(description, "description is null");
        requireNonNull(kind, "kind is null");
        requireNonNull(alsoRequires, "alsoRequires is null");
    }
}
