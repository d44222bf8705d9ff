package dev.pergola.core.page;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the owner of the data says about what a page shows: title, description, licence and sources. It comes from the
 * metadata of the site, whose author is trusted: {@code description_html} goes into the page as it is.
 *
 * @param values by key; other keys than those that pages know are for programs
 * @param columns descriptions by the name of the column, in order
 */
public record OwnersNote(Map<String, String> values, Map<String, String> columns) {

    private static final OwnersNote NONE = new OwnersNote(Map.of(), Map.of());

    /** Copies the maps. */
    public OwnersNote {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /** Where the owner says nothing. */
    public static OwnersNote none() {
        return NONE;
    }

    /**
     * One of the values.
     *
     * @param key such as {@code license}
     * @return empty where there is none, or a blank one
     */
    public Optional<String> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(text -> !text.isBlank());
    }
}
