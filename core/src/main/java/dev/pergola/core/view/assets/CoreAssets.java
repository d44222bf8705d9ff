package dev.pergola.core.view.assets;

import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The style sheet and the scripts that every page of the core loads, and those of single pages. */
public final class CoreAssets implements PageAssets {
    private static final List<Asset> EVERYWHERE = List.of(
            Asset.file(CoreFiles.NAME, "app.css"),
            module("datasette-manager.js"),
            module("menus.js"),
            module("jump.js"),
            module("shortcuts.js"),
            module("progress.js"),
            module("news.js"));

    private static final List<Asset> TABLE = Stream.concat(
                    EVERYWHERE.stream(), Stream.of(module("rows.js"), module("table.js")))
            .toList();

    private static final List<Asset> DATABASE =
            Stream.concat(EVERYWHERE.stream(), Stream.of(module("tables.js"))).toList();

    private static final List<Asset> EXPLORER =
            Stream.concat(EVERYWHERE.stream(), Stream.of(module("explorer.js"))).toList();

    private static final List<Asset> PLUGINS =
            Stream.concat(EVERYWHERE.stream(), Stream.of(module("plugins.js"))).toList();

    /** Modules, so that they run when the page has been read, and in this order. */
    private static Asset module(String path) {
        return new Asset(Asset.Kind.MODULE, new Asset.Location(Optional.of(CoreFiles.NAME), path), Optional.empty());
    }

    @Override
    public List<Asset> assets(PageContext context) {
        return switch (context.page().view()) {
            case "table" -> TABLE;
            case "database" -> DATABASE;
            case "api_explorer" -> EXPLORER;
            case "plugin_manager" -> PLUGINS;
            default -> EVERYWHERE;
        };
    }
}
