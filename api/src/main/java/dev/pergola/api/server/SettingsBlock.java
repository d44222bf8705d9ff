package dev.pergola.api.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the configuration says for one plugin at one place. Immutable; secrets that it refers to are resolved, so do not
 * log it. A value of another type than the one asked for is absent.
 */
@ProviderType
public interface SettingsBlock {

    /**
     * What is written.
     *
     * @return the keys in their order; empty for an empty block, and for one that is no map
     */
    Set<String> keys();

    /**
     * A text.
     *
     * @param key the key
     * @return empty where nothing or no text is written
     */
    Optional<String> text(String key);

    /**
     * A whole number.
     *
     * @param key the key
     * @return empty where nothing, no whole number or one of more than 64 bits is written
     */
    Optional<Long> whole(String key);

    /**
     * A number.
     *
     * @param key the key
     * @return empty where nothing or no number is written
     */
    Optional<Double> number(String key);

    /**
     * A truth value.
     *
     * @param key the key
     * @return empty where nothing or no truth value is written
     */
    Optional<Boolean> flag(String key);

    /**
     * A list of texts.
     *
     * @param key the key
     * @return empty where nothing, no list, or a list with anything else in it is written
     */
    List<String> texts(String key);

    /**
     * A map inside of this one.
     *
     * @param key the key
     * @return empty where nothing or no map is written
     */
    Optional<SettingsBlock> block(String key);

    /**
     * Everything.
     *
     * @return as JSON
     */
    String json();
}
