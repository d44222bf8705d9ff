package dev.pergola.core.view.development;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.InlineScript;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageScripts;
import dev.pergola.core.view.assets.CoreFiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Adds the script to every page that looks for changes of the plugin that is being written. */
public final class DevelopmentPages implements PageAssets, PageScripts {

    private static final Asset SCRIPT = new Asset(
            Asset.Kind.MODULE, new Asset.Location(Optional.of(CoreFiles.NAME), "development.js"), Optional.empty());

    private final Supplier<LatestChange> change;

    /**
     * Makes the hooks.
     *
     * @param change what became of the last change at present
     */
    public DevelopmentPages(Supplier<LatestChange> change) {
        this.change = requireNonNull(change, "change is null");
    }

    @Override
    public List<Asset> assets(PageContext context) {
        return List.of(SCRIPT);
    }

    /** Which change a page was made after. */
    @Override
    public List<InlineScript> scripts(PageContext context) {
        return List.of(InlineScript.of(
                "window.pergolaChange = %d;".formatted(change.get().number())));
    }
}
