package dev.pergola.core.plugins.settings;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One setting as a plugin declares it.
 *
 * @param key the key in the block
 * @param type what each of its values is
 * @param list whether it takes a list of such values
 * @param required whether the plugin cannot do without it: it is declared so and has no default
 * @param defaults what holds where nothing is written; several for a list; empty where nothing holds
 * @param options the values that are allowed, each with its label; empty where any are
 * @param limits how large or small a value may be
 * @param description what it is for, a sentence; may be empty
 */
public record DeclaredSetting(
        String key,
        SettingType type,
        boolean list,
        boolean required,
        List<String> defaults,
        Map<String, String> options,
        Limits limits,
        String description) {

    /**
     * How large or small a number may be, or how long or short a text.
     *
     * @param minimum the smallest, empty for any
     * @param maximum the largest, empty for any
     */
    public record Limits(Optional<BigDecimal> minimum, Optional<BigDecimal> maximum) {

        /** No limits. */
        public static final Limits NONE = new Limits(Optional.empty(), Optional.empty());
    }

    /** Checks the parts and copies the collections. */
    public DeclaredSetting {
        requireNonNull(key, "key is null");
        requireNonNull(type, "type is null");
        defaults = List.copyOf(defaults);
        options = Map.copyOf(options);
        requireNonNull(limits, "limits is null");
        requireNonNull(description, "description is null");
    }

    /** The type for people, such as {@code list of text}. */
    public String typeInWords() {
        return list ? "list of " + type.words() : type.words();
    }
}
