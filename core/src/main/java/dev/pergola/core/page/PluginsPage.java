package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * Every plugin with its state and its hooks.
 *
 * @param frame what every page has
 * @param plugins in order of name
 * @param all whether what the product itself contributes is listed as well
 */
public record PluginsPage(PageFrame frame, List<ShownPlugin> plugins, boolean all) implements Page {

    /** Checks the parts and copies the list. */
    public PluginsPage {
        requireNonNull(frame, "frame is null");
        plugins = List.copyOf(plugins);
    }
}
