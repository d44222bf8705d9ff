package dev.pergola.core.boot;

import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.Setting;
import dev.pergola.core.db.DatabaseSettings;
import dev.pergola.core.db.Databases;
import dev.pergola.core.db.Limits;
import dev.pergola.core.db.WriteSurroundings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The databases of a site, from the command line that names them to the end: opened, watched, limited, closed. */
final class ServedDatabases implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServedDatabases.class);

    private final DatabaseArguments arguments;
    private final ServedFiles files;
    private final Databases databases;
    private final Departures departures;
    private final WatchedDatabases watched;
    private final AddedDatabases added;

    ServedDatabases(
            DatabaseArguments arguments,
            ServedFiles files,
            Configuration configuration,
            Platform platform,
            WriteSurroundings surroundings) {
        this.arguments = arguments;
        this.files = files;
        this.databases = new Databases(new DatabaseSettings(
                limits(configuration),
                List.of(new PluginFunctions(platform.registry(), platform.calls())),
                arguments.extensions(),
                name -> Optional.ofNullable(files.inspections().get(name)),
                arguments.locking(),
                surroundings));
        this.departures = new Departures(platform.registry());
        platform.registry().onChange(databases::refreshConnections);
        this.watched = new WatchedDatabases(files, databases, departures);
        this.added = new AddedDatabases(databases, departures);
    }

    /** Attaches what the command line asks for. */
    void attachAll() {
        watched.attachAll();
        boolean nothing = files.named().isEmpty() && files.watched().isEmpty();
        long files = databases.all().size();
        if (arguments.crossDatabase() && files > Databases.MOST_ATTACHMENTS) {
            LOG.warn(
                    "{} reaches the first {} databases only; {} are served.",
                    ServeSyntax.CROSS_DATABASE,
                    Databases.MOST_ATTACHMENTS,
                    files);
        }
        if (arguments.memory() || arguments.crossDatabase() || nothing) {
            databases.attachMemory(arguments.crossDatabase());
        }
    }

    /** Follows what has happened on the disk. */
    void look() {
        watched.look();
    }

    /** Limits what begins from now on by another configuration. */
    void limitBy(Configuration configuration) {
        databases.limit(limits(configuration));
    }

    private static Limits limits(Configuration configuration) {
        return Limits.standard()
                .withSqlTimeLimit(Duration.ofMillis(configuration.settings().get(Setting.SQL_TIME_LIMIT_MS)))
                .withCacheKilobytes(configuration.settings().get(Setting.CACHE_SIZE_KB));
    }

    /** The databases that are attached. */
    Databases all() {
        return databases;
    }

    /** Those of them that plugins have added. */
    AddedDatabases added() {
        return added;
    }

    /** The files that are not served, each with the reason. */
    List<String> troubles() {
        return watched.troubles();
    }

    @Override
    public void close() {
        watched.end();
        added.end();
        departures.close();
        databases.close();
    }
}
