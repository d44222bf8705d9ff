package dev.pergola.core.view.plugins;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.page.ShownSetting;
import java.util.List;

/**
 * A plugin as those who install plugins know it.
 *
 * @param name its name, the same under which it contributes
 * @param version its version; blank where that is not known
 * @param state in words, such as {@code active}
 * @param reasons why it is in that state, in sentences
 * @param settings its declared settings, secrets hidden
 * @param brought whether it comes with the product
 */
public record InstalledPlugin(
        String name, String version, String state, List<String> reasons, List<ShownSetting> settings, boolean brought) {

    /** Checks the parts and copies the list. */
    public InstalledPlugin {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(state, "state is null");
        reasons = List.copyOf(reasons);
        settings = List.copyOf(settings);
    }
}
