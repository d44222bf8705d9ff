package dev.pergola.core.db;

/** Prepares every new connection of a database. Called on whatever thread opens the connection, possibly several. */
@FunctionalInterface
public interface ConnectionCustomiser {

    /**
     * Prepares one connection.
     *
     * @param connection what may be done to it
     */
    void customise(ConnectionSetup connection);
}
