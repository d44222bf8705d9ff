package dev.pergola.core.internal;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Resource;
import dev.pergola.api.data.ColumnPlace;
import dev.pergola.api.data.SiteMetadata;
import dev.pergola.core.config.Metadata;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Descriptions as plugins read and write them. May be used by any number of threads.
 *
 * @param keeper keeps them
 */
public record MetadataForPlugins(RecordKeeper keeper) implements SiteMetadata {

    private static final String OF_COLUMN = """
            select key, value from metadata_columns
            where database_name = :p0 and resource_name = :p1 and column_name = :p2 order by rowid""";

    /** Checks the keeper. */
    public MetadataForPlugins {
        requireNonNull(keeper, "keeper is null");
    }

    @Override
    public Map<String, String> of(Resource resource) {
        Metadata metadata = keeper.records().metadata();
        Optional<String> database = resource.database();
        if (database.isEmpty()) {
            return metadata.values();
        }
        return resource.name()
                .map(table -> metadata.table(database.get(), table).values())
                .orElseGet(() -> metadata.database(database.get()).values());
    }

    @Override
    public Map<String, String> of(ColumnPlace column) {
        Map<String, String> found = new LinkedHashMap<>();
        Map<String, Value> names = Map.of(
                "p0", Value.of(column.database()), "p1", Value.of(column.table()), "p2", Value.of(column.column()));
        keeper.read(new Sql(OF_COLUMN, names), row -> found.put(row.text(0), row.text(1)));
        return Collections.unmodifiableMap(found);
    }

    @Override
    public void set(Resource resource, String key, String value) {
        put(place(resource, key), value);
    }

    @Override
    public void set(ColumnPlace column, String key, String value) {
        put(place(column, key), value);
    }

    private void put(KeptRow.Place place, String value) {
        if (place.key().get(place.key().size() - 1).isBlank()) {
            throw new IllegalArgumentException("The key of a description is blank.");
        }
        keeper.put(KeptRow.of(place.table(), place.key(), requireNonNull(value, "value is null")));
    }

    @Override
    public void remove(Resource resource, String key) {
        keeper.remove(place(resource, key));
    }

    @Override
    public void remove(ColumnPlace column, String key) {
        keeper.remove(place(column, key));
    }

    private static KeptRow.Place place(Resource resource, String key) {
        List<String> keys = new ArrayList<>();
        resource.database().ifPresent(keys::add);
        resource.name().ifPresent(keys::add);
        keys.add(requireNonNull(key, "key is null"));
        KeptTable table =
                switch (keys.size()) {
                    case 1 -> KeptTable.INSTANCE;
                    case 2 -> KeptTable.DATABASES;
                    default -> KeptTable.RESOURCES;
                };
        return new KeptRow.Place(table, keys);
    }

    private static KeptRow.Place place(ColumnPlace column, String key) {
        return new KeptRow.Place(
                KeptTable.COLUMNS,
                List.of(column.database(), column.table(), column.column(), requireNonNull(key, "key is null")));
    }
}
