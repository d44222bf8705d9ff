package dev.pergola.core.internal;

import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.data.Transaction;
import dev.pergola.core.config.ColumnTypeOption;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.Metadata;
import dev.pergola.core.config.RecordChanges;
import dev.pergola.core.config.SiteRecords;
import dev.pergola.core.db.Databases;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.StoredQuery;
import dev.pergola.core.model.StoredQuery.Origin;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Keeps what a site knows about its data in the internal database, and a picture of it for the pages.
 *
 * <p>{@link #records()} is for any thread and costs one read of a field. {@link #apply} is called at the start and after
 * each change of the configuration, {@link #look} by a scheduled task; both may wait for the disk.
 */
public final class RecordKeeper implements RecordChanges, AutoCloseable {
    private final InternalDatabase database;
    private final CatalogRecorder catalog;
    private Map<KeptRow.Place, KeptRow> applied = Map.of();
    private boolean begun;
    private long seen;
    private volatile SiteRecords records = SiteRecords.none();

    /**
     * Opens the internal database.
     *
     * @param file where it is kept; empty for one that ends with the process
     * @throws dev.pergola.api.ServerException where the file cannot be used
     */
    public RecordKeeper(Optional<Path> file) {
        this.database = new InternalDatabase(file);
        this.catalog = new CatalogRecorder(database);
    }

    /**
     * Reads the internal database itself, for what is asked in SQL.
     *
     * @param sql a query
     * @return its rows, closed by the caller
     * @throws dev.pergola.api.ServerException where SQLite refuses it
     */
    public Rows query(Sql sql) {
        return database.query(sql);
    }

    /** What is known now; with what others changed, after the next look. */
    public SiteRecords records() {
        return records;
    }

    /**
     * Writes what a configuration says. Only what differs from the one before is touched, so that what others have
     * changed meanwhile stays, as long as the configuration says nothing new about it.
     *
     * @param configuration in force
     * @param metadata in force
     */
    public synchronized void apply(Configuration configuration, Metadata metadata) {
        Map<KeptRow.Place, KeptRow> rows = new LinkedHashMap<>();
        List<KeptRow> wanted = new ArrayList<>(KeptMetadata.rows(metadata));
        wanted.addAll(KeptTypes.rows(configuration));
        wanted.addAll(KeptQueries.rows(configuration));
        wanted.forEach(row -> rows.put(row.place(), row));
        database.write(transaction -> {
            if (!begun) {
                // Those of the last run that are still wanted come again in the order of the file.
                transaction.execute(Sql.of("delete from queries where source = ?", Origin.CONFIGURATION));
            }
            difference(transaction, rows);
            return Boolean.TRUE;
        });
        begun = true;
        applied = rows;
        read();
    }

    @Override
    public void setColumnType(Column column, Optional<ColumnTypeOption> type) {
        List<String> key = List.of(column.database(), column.table(), column.name());
        type.map(option -> KeptTypes.row(key, option))
                .ifPresentOrElse(this::put, () -> remove(new KeptRow.Place(KeptTable.TYPES, key)));
    }

    @Override
    public void store(StoredQuery query) {
        put(KeptQueries.row(query));
    }

    @Override
    public void forgetQuery(String name, String query) {
        remove(KeptQueries.place(name, query));
    }

    /** Keeps a row, in the place of the one that has its key. */
    synchronized void put(KeptRow row) {
        database.write(
                transaction -> transaction.execute(new Sql(row.place().table().insertOrUpdate(), row.parameters())));
        read();
    }

    /** Forgets a row. */
    synchronized void remove(KeptRow.Place place) {
        database.write(transaction ->
                transaction.execute(Sql.of(place.table().delete(), place.key().toArray())));
        read();
    }

    private void difference(Transaction transaction, Map<KeptRow.Place, KeptRow> rows) {
        applied.keySet().stream()
                .filter(place -> !rows.containsKey(place))
                .forEach(place -> transaction.execute(
                        Sql.of(place.table().delete(), place.key().toArray())));
        rows.values().stream()
                .filter(row -> !row.equals(applied.get(row.place())))
                .forEach(row -> transaction.execute(new Sql(row.place().table().insertOrUpdate(), row.parameters())));
    }

    /**
     * Brings the catalogue up to date and hears of what others have written.
     *
     * @param databases those of the site
     */
    public synchronized void look(Databases databases) {
        catalog.record(databases.all());
        if (database.version() != seen) {
            read();
        }
    }

    /** The version first: what changes while the rows are read is then read again. */
    private void read() {
        seen = database.version();
        SiteRecords read =
                new SiteRecords(KeptMetadata.read(database), KeptQueries.read(database), KeptTypes.read(database));
        if (!read.equals(records)) {
            records = read; // another object is another state to those who compare
        }
    }

    /**
     * Reads the internal database, under its time limit and without being able to change anything.
     *
     * @param sql one statement
     * @param action gets each row, at its place
     * @throws dev.pergola.api.ServerException where SQLite refuses it or it takes too long
     */
    public void read(dev.pergola.core.model.Sql sql, Consumer<RowCursor> action) {
        database.read(sql, action);
    }

    @Override
    public void close() {
        database.close();
    }
}
