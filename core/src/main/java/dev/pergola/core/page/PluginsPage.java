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
 * @param missing what has no effect because no plugin offers it, for who runs the server; a sentence for each
 * @param manager the path of the page on which they are changed; empty for who may not do that
 */
public record PluginsPage(
        PageFrame frame, List<ShownPlugin> plugins, boolean all, List<String> missing, Optional<String> manager)
        implements Page {

    /** Checks the parts and copies the lists. */
    public PluginsPage {
        requireNonNull(frame, "frame is null");
        plugins = List.copyOf(plugins);
        missing = List.copyOf(missing);
        requireNonNull(manager, "manager is null");
    }
}
