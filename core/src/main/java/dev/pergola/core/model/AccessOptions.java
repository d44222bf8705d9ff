package dev.pergola.core.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one level of the configuration says about who may do what. An absent block says nothing.
 *
 * @param allow who may view
 * @param allowSql who may run SQL; only at the root and for databases
 * @param permissions who may do an action, by the full name of the action; in the order of the source
 */
public record AccessOptions(
        Optional<AllowBlock> allow, Optional<AllowBlock> allowSql, Map<String, AllowBlock> permissions) {

    /** Nothing is said. */
    public static final AccessOptions NONE = new AccessOptions(Optional.empty(), Optional.empty(), Map.of());

    /** Copies the map. */
    public AccessOptions {
        permissions = Collections.unmodifiableMap(new LinkedHashMap<>(permissions));
    }
}
