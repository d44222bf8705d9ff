package dev.pergola.core.view.assets;

import dev.pergola.api.hook.page.InlineScript;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageScripts;
import java.util.List;

/** Tells JavaScript plugins the version of the server, under the name that they know. */
public final class VersionScript implements PageScripts {
    private final List<InlineScript> scripts;

    /**
     * Makes the hook.
     *
     * @param version of the product
     */
    public VersionScript(String version) {
        String literal = version.replaceAll("[^A-Za-z0-9.+_-]", "");
        this.scripts = List.of(InlineScript.of("window.datasetteVersion = '" + literal + "';"));
    }

    @Override
    public List<InlineScript> scripts(PageContext context) {
        return scripts;
    }
}
