package dev.pergola.plugins.vega;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.server.PluginSettings;
import dev.pergola.api.server.SettingsBlock;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/** Where charts are offered and how much they show. Used by all hooks of the plugin, by any number of threads. */
@Component(service = ChartSettings.class, configurationPid = ChartSettings.BLOCK)
public final class ChartSettings {

    static final String BLOCK = "vega";

    private final PluginSettings blocks;
    private volatile ChartConfiguration settings;

    /**
     * Called by the component runtime.
     *
     * @param blocks what is written for databases and tables
     * @param settings of the server
     */
    @Activate
    public ChartSettings(@Reference PluginSettings blocks, ChartConfiguration settings) {
        this.blocks = requireNonNull(blocks, "blocks is null");
        this.settings = requireNonNull(settings, "settings is null");
    }

    @Modified
    void modified(ChartConfiguration changed) {
        this.settings = changed;
    }

    /** Whether a page offers charts; what is written for its table or database goes before the list of the server. */
    boolean offers(PageDescription page) {
        return page.database()
                .map(database -> written(database, page.table())
                        .flatMap(block -> block.flag("charts").stream())
                        .findFirst()
                        .orElseGet(() -> isListed(database)))
                .orElse(false);
    }

    private boolean isListed(String database) {
        Set<String> listed = Set.of(settings.databases());
        return listed.isEmpty() || listed.contains(database);
    }

    private Stream<SettingsBlock> written(String database, Optional<String> table) {
        return Stream.concat(
                table.flatMap(name -> blocks.onlyOfTable(BLOCK, database, name)).stream(),
                blocks.onlyOfDatabase(BLOCK, database).stream());
    }

    /** How many rows are drawn one by one. */
    int sample() {
        return settings.sample();
    }

    /** How many groups are drawn. */
    int groups() {
        return settings.groups();
    }
}
