package dev.pergola.core.db;

/** What may be added to a connection before its first statement. Valid during the call that hands it out. */
public interface ConnectionSetup {

    /**
     * Adds a function to SQL.
     *
     * @param name how statements call it
     * @param arguments how many arguments it takes, or -1 for any number
     * @param function what it does; the same arguments must always give the same result
     */
    void function(String name, int arguments, SqlFunction function);

    /**
     * Runs a statement that prepares the connection, such as a pragma.
     *
     * @param sql one statement
     * @throws dev.pergola.api.ServerException where SQLite refuses it
     */
    void execute(String sql);
}
