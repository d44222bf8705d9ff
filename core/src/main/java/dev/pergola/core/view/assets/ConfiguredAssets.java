package dev.pergola.core.view.assets;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.PageResource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The style sheets and scripts that the configuration adds to every page. */
public final class ConfiguredAssets implements PageAssets {
    private final Supplier<Configuration> configuration;

    /**
     * Makes the hook.
     *
     * @param configuration the one in force
     */
    public ConfiguredAssets(Supplier<Configuration> configuration) {
        this.configuration = requireNonNull(configuration, "configuration is null");
    }

    @Override
    public List<Asset> assets(PageContext context) {
        Configuration now = configuration.get();
        List<Asset> assets = new ArrayList<>();
        now.styleSheets().forEach(sheet -> assets.add(asset(Asset.Kind.STYLE, sheet)));
        now.scripts()
                .forEach(script -> assets.add(asset(script.module() ? Asset.Kind.MODULE : Asset.Kind.SCRIPT, script)));
        return assets;
    }

    private static Asset asset(Asset.Kind kind, PageResource resource) {
        return new Asset(kind, Asset.at(kind, resource.url()).location(), resource.integrity());
    }
}
