package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The settings of a server: a value for every {@link Setting}, from the configuration or the default.
 *
 * <p>Immutable. {@code settings.get(Setting.DEFAULT_PAGE_SIZE)} is how the rest of the core asks.
 */
public final class Settings {
    private static final Settings DEFAULTS = new Settings(Map.of());

    private final Map<Setting<?>, Object> given;

    private Settings(Map<Setting<?>, Object> given) {
        this.given = Map.copyOf(given);
    }

    /** Every setting at its default. */
    public static Settings defaults() {
        return DEFAULTS;
    }

    /** The value of a setting. */
    public <T> T get(Setting<T> setting) {
        requireNonNull(setting, "setting is null");
        Object value = given.get(setting);
        return value == null ? setting.defaultValue() : setting.type().cast(value);
    }

    /** The same settings with one of them changed. The value is not checked against the range. */
    public <T> Settings with(Setting<T> setting, T value) {
        Map<Setting<?>, Object> changed = new LinkedHashMap<>(given);
        changed.put(requireNonNull(setting, "setting is null"), requireNonNull(value, "value is null"));
        return new Settings(changed);
    }

    /** Every setting with its value in force, by name, in the documented order. */
    public Map<String, PlainValue> inForce() {
        Map<String, PlainValue> values = new LinkedHashMap<>();
        Setting.all().forEach(setting -> values.put(setting.name(), plain(get(setting))));
        return values;
    }

    private static PlainValue plain(Object value) {
        if (value instanceof Boolean flag) {
            return PlainValue.of(flag.booleanValue());
        }
        return value instanceof Integer number ? PlainValue.of(number.longValue()) : PlainValue.of(value.toString());
    }

    /** Two are equal when every setting has the same value, given or by default. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Settings that && inForce().equals(that.inForce());
    }

    @Override
    public int hashCode() {
        return inForce().hashCode();
    }

    @Override
    public String toString() {
        return given.toString();
    }
}
