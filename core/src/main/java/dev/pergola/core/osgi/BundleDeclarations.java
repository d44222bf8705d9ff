package dev.pergola.core.osgi;

import dev.pergola.core.plugins.PluginRefusal;
import dev.pergola.core.plugins.PluginState;
import dev.pergola.core.plugins.PluginTrouble;
import dev.pergola.core.plugins.settings.DeclarationReader;
import dev.pergola.core.plugins.settings.SettingsDeclaration;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;

/** Reads what a bundle declares about its settings. */
final class BundleDeclarations {

    private static final String FOLDER = "OSGI-INF/metatype";

    private BundleDeclarations() {}

    /**
     * All declarations of a bundle. It need not be resolved for that.
     *
     * @return empty for a plugin that declares nothing
     * @throws PluginRefusal where a declaration cannot be read
     */
    static List<SettingsDeclaration> of(Bundle bundle) throws PluginRefusal {
        List<SettingsDeclaration> declarations = new ArrayList<>();
        @Nullable Enumeration<String> paths = bundle.getEntryPaths(FOLDER);
        for (String path : paths == null ? List.<String>of() : Collections.list(paths)) {
            @Nullable URL entry = path.endsWith(".xml") ? bundle.getEntry(path) : null;
            if (entry != null) {
                declarations.addAll(read(path, entry));
            }
        }
        return declarations;
    }

    private static List<SettingsDeclaration> read(String path, URL entry) throws PluginRefusal {
        try (InputStream source = entry.openStream()) {
            return DeclarationReader.read(source);
        } catch (IOException unreadable) {
            throw new PluginRefusal(new PluginTrouble(
                    PluginState.INVALID,
                    "Its declaration of settings %s cannot be read: %s.".formatted(path, unreadable.getMessage())));
        }
    }
}
