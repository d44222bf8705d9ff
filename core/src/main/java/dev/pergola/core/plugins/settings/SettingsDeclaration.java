package dev.pergola.core.plugins.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings that a plugin declares together, normally those of one component.
 *
 * @param blocks the names of the blocks below {@code plugins} that hold them; later ones go over earlier ones
 * @param settings the settings by key, in the order of the declaration
 */
public record SettingsDeclaration(List<String> blocks, Map<String, DeclaredSetting> settings) {

    /** Copies the collections. */
    public SettingsDeclaration {
        blocks = List.copyOf(blocks);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
