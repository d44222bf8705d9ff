package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Every plugin with its state and its hooks.
 *
 * @param frame what every page has
 * @param plugins in order of name
 * @param all whether what the product itself contributes is listed as well
 * @param manager the path of the page on which they are changed; empty for who may not do that
 */
public record PluginsPage(PageFrame frame, List<ShownPlugin> plugins, boolean all, Optional<String> manager)
        implements Page {

    /** Checks the parts and copies the list. */
    public PluginsPage {
        requireNonNull(frame, "frame is null");
        plugins = List.copyOf(plugins);
        requireNonNull(manager, "manager is null");
    }
}
