package dev.pergola.api.hook.data;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Adds functions and collations to the SQL of the served databases.
 *
 * <p>Called once for each connection to each database, for reading and for writing, before its first statement or, for
 * connections that are open already when the plugin arrives, before their next one; on whatever thread needs the connection,
 * possibly several at once. With several hooks that add the same name, that of the highest ranking is used. What a hook
 * throws is shown on the plugins page, and the connection is used with what was added until then. The database that the site
 * keeps for itself is not prepared.
 *
 * <p>When the plugin leaves, everything that it has added is taken out of every connection, after the requests that may use
 * it have ended. Views and statements that go on naming such a function are then refused by SQLite.
 */
@ConsumerType
@FunctionalInterface
public interface ConnectionHook {

    /**
     * Prepares one connection.
     *
     * @param connection what may be added to it; valid during this call
     * @throws Exception where it cannot be prepared
     */
    void prepare(ConnectionContext connection) throws Exception;
}
