package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.AccessLevel;
import dev.pergola.core.model.AccessOptions;
import dev.pergola.core.model.PlainValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One checked configuration. A change makes a new one; {@link ConfigurationDifference} compares them.
 *
 * @param settings every setting
 * @param access who may do what everywhere
 * @param plugins blocks of plugins by the name of the plugin, secrets unresolved
 * @param databases options by database
 * @param styleSheets loaded by every page, in order
 * @param scripts loaded by every page, in order
 * @param source everything as it was written, unknown keys included, secrets unresolved; show it through
 *     {@link Redaction} only
 */
public record Configuration(
        Settings settings,
        AccessOptions access,
        Map<String, PlainValue> plugins,
        Map<String, DatabaseOptions> databases,
        List<PageResource> styleSheets,
        List<PageResource> scripts,
        PlainValue.Fields source) {

    private static final Configuration EMPTY = new Configuration(
            Settings.defaults(),
            AccessOptions.NONE,
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            new PlainValue.Fields(Map.of()));

    /** Copies the collections. */
    public Configuration {
        requireNonNull(settings, "settings is null");
        requireNonNull(access, "access is null");
        plugins = Collections.unmodifiableMap(new LinkedHashMap<>(plugins));
        databases = Collections.unmodifiableMap(new LinkedHashMap<>(databases));
        styleSheets = List.copyOf(styleSheets);
        scripts = List.copyOf(scripts);
        requireNonNull(source, "source is null");
    }

    /** The configuration of a server that was given none. */
    public static Configuration empty() {
        return EMPTY;
    }

    /** The options of a database, {@link DatabaseOptions#NONE} where nothing is said about it. */
    public DatabaseOptions database(String name) {
        return databases.getOrDefault(name, DatabaseOptions.NONE);
    }

    /** Every place that says something about who may do what; places that say nothing are left out. */
    public Set<AccessLevel> accessLevels() {
        Set<AccessLevel> levels = new LinkedHashSet<>();
        levels.add(AccessLevel.ofServer(access));
        databases.forEach((name, database) -> {
            levels.add(AccessLevel.ofDatabase(name, database.access()));
            database.tables().forEach((table, of) -> levels.add(AccessLevel.ofTable(name, table, of.access())));
            database.queries().forEach((query, of) -> levels.add(AccessLevel.ofQuery(name, query, of.access())));
        });
        levels.removeIf(level -> level.options().equals(AccessOptions.NONE));
        return levels;
    }

    /** The block of a plugin for the whole server, empty where there is none. */
    public Optional<PlainValue> plugin(String plugin) {
        return Optional.ofNullable(plugins.get(plugin));
    }

    /** The block of a plugin for a database: its own, else that of the server. */
    public Optional<PlainValue> plugin(String plugin, String database) {
        return Optional.ofNullable(database(database).plugins().get(plugin)).or(() -> plugin(plugin));
    }

    /** The block of a plugin for a table: its own, else that of the database, else that of the server. */
    public Optional<PlainValue> plugin(String plugin, String database, String table) {
        return Optional.ofNullable(database(database).table(table).plugins().get(plugin))
                .or(() -> plugin(plugin, database));
    }

    /** Everything but values: blocks of plugins may hold secrets, and logs print what they are given. */
    @Override
    public String toString() {
        return "Configuration[databases=" + databases.keySet() + ", plugins=" + plugins.keySet() + "]";
    }
}
