package dev.pergola.plugins.ephemeral;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.data.AddedDatabase;
import dev.pergola.api.data.Databases;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.api.hook.data.AfterWrite;
import dev.pergola.api.hook.data.WriteContext;
import dev.pergola.api.hook.data.WriteInterceptor;
import dev.pergola.api.hook.run.ScheduledTask;
import dev.pergola.api.hook.run.StartupHook;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;

/**
 * The database whose tables expire. Serves it, hears of every write of it, and takes away what is over its time.
 *
 * <p>A table lives from the write that makes it, since every write passes here. What comes in another way, such as on a
 * connection outside of transactions, is found by a look from time to time, and lives from then on.
 */
@Component(
        service = {EphemeralTables.class, StartupHook.class, WriteInterceptor.class, ScheduledTask.class},
        configurationPid = {"datasette-ephemeral-tables", "ephemeral-tables"},
        property = {ScheduledTask.NAME + "=ephemeral-tables", ScheduledTask.PERIOD + ":Long=100"})
public final class EphemeralTables implements StartupHook, WriteInterceptor, ScheduledTask {

    private final Databases databases;
    private final Moment.Clock clock;
    private final Lives lives = new Lives();
    private final Expiry expiry = new Expiry();
    private final QuotaCheck quotas = new QuotaCheck();
    private volatile long knownSchema = -1;
    private volatile EphemeralSettings settings;
    private volatile Optional<AddedDatabase> served = Optional.empty();
    private volatile Moment looked;

    /**
     * Called by the component runtime.
     *
     * @param databases where the database is added
     * @param written the settings
     */
    @Activate
    public EphemeralTables(@Reference Databases databases, EphemeralConfiguration written) {
        this(databases, EphemeralSettings.of(written), Moment.SYSTEM);
    }

    EphemeralTables(Databases databases, EphemeralSettings settings, Moment.Clock clock) {
        this.databases = requireNonNull(databases, "databases is null");
        this.settings = requireNonNull(settings, "settings is null");
        this.clock = requireNonNull(clock, "clock is null");
        this.looked = clock.get();
    }

    /** A new time to live is that of the tables that are there as well; under a new name there is a new database. */
    @Modified
    void modified(EphemeralConfiguration written) {
        change(EphemeralSettings.of(written));
    }

    synchronized void change(EphemeralSettings changed) {
        boolean renamed = served.isPresent() && !changed.name().equals(settings.name());
        Optional<AddedDatabase> added = renamed ? Optional.of(open(changed.name())) : Optional.empty();
        settings = changed;
        if (added.isPresent()) {
            served.ifPresent(AddedDatabase::close);
            served = added;
            lives.clear();
            knownSchema = -1;
        }
    }

    @Override
    public synchronized void started() {
        served = Optional.of(open(settings.name()));
        look();
    }

    private AddedDatabase open(String name) {
        AddedDatabase added = databases.addMemory(name);
        if (!added.name().equals(name)) {
            added.close();
            throw new IllegalStateException(
                    "There is a database named " + name
                            + " already, so none whose tables expire was made. Choose another name in plugins.ephemeral-tables.name.");
        }
        return added;
    }

    @Deactivate
    synchronized void close() {
        served.ifPresent(AddedDatabase::close);
        served = Optional.empty();
    }

    @Override
    public AfterWrite before(WriteContext context) {
        if (served.isEmpty() || !context.database().equals(settings.name())) {
            return AfterWrite.nothing();
        }
        Transaction transaction = context.transaction();
        EphemeralSettings current = settings;
        limit(transaction, current);
        Measure before = Measure.of(transaction);
        if (before.schema() != knownSchema) {
            follow(transaction, before.schema(), Optional.empty()); // what nobody told of, or what was rolled back
        }
        Optional<String> owner = context.request()
                .flatMap(request -> Clients.of(request, current.publishing().clientHeader()));
        return outcome -> {
            if (outcome.succeeded()) {
                after(transaction, before, owner);
            }
        };
    }

    private void after(Transaction transaction, Measure before, Optional<String> owner) {
        Measure after = Measure.of(transaction);
        Set<String> arrived = after.schema() == before.schema() ? Set.of() : follow(transaction, after.schema(), owner);
        quotas.check(transaction, new QuotaCheck.Write(before, after, arrived, owner), lives, settings, clock.get());
    }

    private static void limit(Transaction transaction, EphemeralSettings current) {
        try (Rows rows = transaction.query(Sql.of(QuotaCheck.hardLimit(current.quotas())))) {
            rows.next();
        }
    }

    private Set<String> follow(Transaction transaction, long schema, Optional<String> owner) {
        Set<String> arrived = lives.follow(Shape.all(transaction), clock.get(), owner);
        knownSchema = schema;
        return arrived;
    }

    /** A write that does nothing, of which this hears. */
    private void look() {
        looked = clock.get();
        served.ifPresent(database -> database.write(transaction -> 0));
    }

    /**
     * Takes away what is over its time.
     *
     * @throws IllegalStateException where something cannot be taken away, with each of these
     */
    @Override
    public void run() {
        if (served.isEmpty()) {
            return;
        }
        Moment now = clock.get();
        if (looked.until(now).compareTo(settings.look()) >= 0) {
            look();
        }
        expiry.run(served.get(), lives, settings.life(), now);
    }

    /** The settings in force. */
    EphemeralSettings settings() {
        return settings;
    }

    /** The database, while it is served. */
    Optional<AddedDatabase> database() {
        return served;
    }

    /** What is there. */
    Lives lives() {
        return lives;
    }

    /** The present moment. */
    Moment now() {
        return clock.get();
    }

    /** How long something still lives. */
    TimeLeft left(Life life) {
        Duration lived = life.since().until(clock.get());
        return new TimeLeft(settings.life().minus(lived));
    }

    /** When something expires, for people. */
    Instant expires(Life life) {
        return life.since().time().plus(settings.life());
    }
}
