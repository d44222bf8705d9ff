package dev.pergola.core.db;

import java.util.function.Consumer;

/** The connections on which one database is read: for pages, and beside them for downloads, so that pages never wait for these. */
final class Readers implements AutoCloseable {

    private final ReadPool pages;
    private final ReadPool streams;

    Readers(String database, DatabaseEnvironment environment, Connections connections) {
        this.pages = pool(database, ReadPool.Use.PAGES, environment, connections);
        this.streams = pool(database, ReadPool.Use.STREAMS, environment, connections);
    }

    private static ReadPool pool(
            String database, ReadPool.Use use, DatabaseEnvironment environment, Connections connections) {
        return new ReadPool(database, use, environment.limits(), connections, environment.watchdog());
    }

    /** Opens the connections for pages now, see {@link ReadPool#fill()}. */
    void fill() {
        pages.fill();
    }

    ReadSession forPage() {
        return pages.open();
    }

    ReadSession forStream() {
        return streams.open();
    }

    /** Stops what a thread reads now. */
    void cancel(Thread reader) {
        each(pool -> pool.cancel(reader));
    }

    /** Connections that are open now are replaced by new ones before they are used again. */
    void renew() {
        each(ReadPool::renew);
    }

    /** Lets go of what is no more to be added to connections. */
    void refresh() {
        each(ReadPool::refresh);
    }

    @Override
    public void close() {
        each(ReadPool::close);
    }

    private void each(Consumer<ReadPool> action) {
        action.accept(pages);
        action.accept(streams);
    }
}
