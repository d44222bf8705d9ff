package com.example.trac;

import dev.pergola.api.data.AddedDatabase;
import dev.pergola.api.data.Database;
import dev.pergola.api.data.DatabaseFile;
import dev.pergola.api.data.Databases;
import dev.pergola.api.hook.run.ScheduledTask;
import dev.pergola.api.hook.run.StartupHook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Opens the database when the server starts, or when the plugin arrives, and looks ten times a second whether the collector has
 * something to do. When settings change, another one takes its place.
 */
@Component(
        configurationPid = "trac-tickets",
        configurationPolicy = ConfigurationPolicy.REQUIRE, // there is no default for the address
        service = {TracTickets.class, StartupHook.class, ScheduledTask.class},
        property = {ScheduledTask.NAME + "=collect tickets", ScheduledTask.PERIOD + "=100"})
public final class TracTickets implements StartupHook, ScheduledTask {

    private final Databases databases;
    private final TracSettings settings;
    private final Clock clock = Clock.systemUTC();
    private final JsonRpcTrac trac;
    private volatile Optional<AddedDatabase> added = Optional.empty();
    private volatile Optional<Collection> collection = Optional.empty();

    /**
     * What there is once the site is open.
     *
     * @param database with the tickets
     * @param collector fills it
     */
    record Collection(Database database, Collector collector) {}

    /**
     * Called by the component runtime, before there are databases.
     *
     * @param databases of the site
     * @param written the settings
     */
    @Activate
    public TracTickets(@Reference Databases databases, TracConfiguration written) {
        this.databases = databases;
        this.settings = TracSettings.of(written);
        this.trac = new JsonRpcTrac(settings, clock);
    }

    @Override
    public void started() {
        Database database = open();
        collection = Optional.of(new Collection(database, new Collector(trac, database, settings, clock)));
    }

    /** The file may be served already, since somebody has named it on the command line. */
    private Database open() {
        Path file = settings.place().file().toAbsolutePath().normalize();
        Optional<Database> served = databases.all().stream()
                .filter(database -> database.file().filter(file::equals).isPresent())
                .findFirst();
        return served.orElseGet(() -> {
            if (!Files.exists(file)) {
                databases.create(file, transaction -> new TicketTables(transaction).make());
            }
            AddedDatabase database = databases.addFile(
                    DatabaseFile.of(file).named(settings.place().name()));
            added = Optional.of(database);
            return database;
        });
    }

    @Override
    public void run() throws InterruptedException {
        Optional<Collection> current = collection;
        if (current.isPresent()) {
            current.get().collector().step();
        }
    }

    /** What there is; empty before the site is open, and where the database cannot be used. */
    Optional<Collection> collection() {
        return collection;
    }

    TracSettings settings() {
        return settings;
    }

    Clock clock() {
        return clock;
    }

    /** Called by the component runtime when no run is under way any more. */
    @Deactivate
    void close() {
        trac.close();
        added.ifPresent(AddedDatabase::close);
    }
}
