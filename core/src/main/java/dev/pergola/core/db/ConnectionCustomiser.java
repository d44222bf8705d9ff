package dev.pergola.core.db;

/**
 * Prepares every new connection of a database, and those that are open again when it would add something else. Called on
 * whatever thread needs the connection, possibly several.
 */
@FunctionalInterface
public interface ConnectionCustomiser {

    /**
     * Prepares one connection.
     *
     * @param connection what may be done to it
     */
    void customise(ConnectionSetup connection);

    /**
     * What would be added now. A connection that was prepared for something else is prepared again or replaced before it is
     * used. Asked whenever a connection is lent.
     *
     * @return {@link Additions#FIXED} for what never changes
     */
    default Additions additions() {
        return Additions.FIXED;
    }
}
