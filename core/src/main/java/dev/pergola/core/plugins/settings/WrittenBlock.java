package dev.pergola.core.plugins.settings;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.config.Secrets;
import dev.pergola.core.model.PlainValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One block of the configuration for a plugin, as it was written. Secrets are resolved here, once for each configuration;
 * the block is never logged, and shown only without them.
 */
public final class WrittenBlock {

    private final Map<String, WrittenSetting> settings;
    private final Optional<String> trouble;

    private WrittenBlock(Map<String, WrittenSetting> settings, Optional<String> trouble) {
        this.settings = Collections.unmodifiableMap(settings);
        this.trouble = trouble;
    }

    /**
     * Takes a block apart.
     *
     * @param written the block with its references to secrets
     * @param secrets resolves them; what cannot be resolved is a trouble of that setting
     * @return the block
     */
    public static WrittenBlock of(PlainValue written, Secrets secrets) {
        requireNonNull(secrets, "secrets is null");
        Map<String, WrittenSetting> settings = new LinkedHashMap<>();
        if (written instanceof PlainValue.Fields fields) {
            fields.values().forEach((key, value) -> settings.put(key, WrittenSetting.of(value, secrets)));
        } else if (!(written instanceof PlainValue.Nothing)) {
            return new WrittenBlock(Map.of(), Optional.of("This must be a map of settings."));
        }
        settings.values()
                .removeIf(
                        setting -> setting.isAbsent() && setting.secretSource().isEmpty());
        return new WrittenBlock(settings, Optional.empty());
    }

    /** A block in which nothing is written. */
    static WrittenBlock empty() {
        return new WrittenBlock(Map.of(), Optional.empty());
    }

    Map<String, WrittenSetting> settings() {
        return settings;
    }

    /** Why it is no block, a sentence; empty where it is one. */
    Optional<String> trouble() {
        return trouble;
    }

    /**
     * The settings of a plugin that declares none: texts, truth values and numbers stay what they are, a list of such
     * becomes a list of texts, and everything nested is JSON.
     *
     * @return the values by key; what could not be read is left out
     */
    public Map<String, Object> undeclared() {
        Map<String, Object> values = new LinkedHashMap<>();
        settings.forEach(
                (key, setting) -> UndeclaredValue.of(setting.value()).ifPresent(value -> values.put(key, value)));
        return values;
    }

    /** Two blocks are equal when they say the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof WrittenBlock block && settings.equals(block.settings) && trouble.equals(block.trouble);
    }

    @Override
    public int hashCode() {
        return settings.hashCode();
    }

    /** The keys alone. */
    @Override
    public String toString() {
        return "WrittenBlock" + settings.keySet();
    }
}
