package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * A page of a plugin.
 *
 * @param frame what every page has
 * @param template its name without ending
 * @param data what it shows, by name
 */
public record PluginPage(PageFrame frame, String template, Map<String, Object> data) implements Page {

    /** Checks the parts and copies the map. */
    public PluginPage {
        requireNonNull(frame, "frame is null");
        requireNonNull(template, "template is null");
        data = Map.copyOf(data);
    }
}
