package dev.pergola.plugins.geo;

import dev.pergola.api.server.PluginSettings;
import dev.pergola.api.server.SettingsBlock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * Finds the columns that say where rows are. What is written for a table goes before what is written for its database, and
 * that before the settings of the server. Used by all hooks of the plugin, by any number of threads.
 */
@Component(service = Places.class, configurationPid = Places.BLOCK)
public final class Places {

    static final String BLOCK = "geo";

    private final PluginSettings blocks;
    private volatile GeoConfiguration settings;

    /**
     * Called by the component runtime.
     *
     * @param blocks what is written for databases and tables
     * @param settings of the server
     */
    @Activate
    public Places(@Reference PluginSettings blocks, GeoConfiguration settings) {
        this.blocks = blocks;
        this.settings = settings;
    }

    @Modified
    void modified(GeoConfiguration changed) {
        this.settings = changed;
    }

    /**
     * The columns of a table or query that say where a row is.
     *
     * @param database its name
     * @param table its name; empty for a query
     * @param columns the names of all columns
     * @return degrees where there are both, else GeoJSON; empty for most tables
     */
    Optional<PlaceColumns> of(String database, Optional<String> table, List<String> columns) {
        GeoConfiguration server = settings;
        Optional<String> latitude = find(names(database, table, "latitude", server.latitude()), columns);
        Optional<String> longitude = find(names(database, table, "longitude", server.longitude()), columns);
        if (latitude.isPresent() && longitude.isPresent()) {
            return Optional.of(new PlaceColumns.Degrees(latitude.get(), longitude.get()));
        }
        return find(names(database, table, "geojson", server.geojson()), columns)
                .map(PlaceColumns.Shapes::new);
    }

    /** Whether pages show maps. */
    boolean showsMaps(String database, Optional<String> table) {
        return written(database, table)
                .flatMap(block -> block.flag("map").stream())
                .findFirst()
                .orElse(settings.map());
    }

    private List<String> names(String database, Optional<String> table, String key, String[] ofServer) {
        return written(database, table)
                .map(block -> block.text(key).map(List::of).orElseGet(() -> block.texts(key)))
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElseGet(() -> List.of(ofServer));
    }

    private Stream<SettingsBlock> written(String database, Optional<String> table) {
        return Stream.concat(
                table.flatMap(name -> blocks.onlyOfTable(BLOCK, database, name)).stream(),
                blocks.onlyOfDatabase(BLOCK, database).stream());
    }

    private static Optional<String> find(List<String> names, List<String> columns) {
        return names.stream()
                .flatMap(name -> columns.stream().filter(name::equalsIgnoreCase))
                .findFirst();
    }
}
