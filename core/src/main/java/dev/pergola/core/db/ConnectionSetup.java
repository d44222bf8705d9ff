package dev.pergola.core.db;

import java.util.Comparator;
import java.util.function.Supplier;

/**
 * What may be added to a connection between two statements. Valid during the call that hands it out.
 */
public interface ConnectionSetup {

    /**
     * The database that the connection is for.
     *
     * @return its name
     */
    String database();

    /**
     * Adds a function to SQL.
     *
     * @param name how statements call it
     * @param arguments how many arguments it takes, or -1 for any number
     * @param constant whether the same arguments always give the same result
     * @param function what it does
     * @throws dev.pergola.api.ServerException where SQLite refuses it
     */
    void function(String name, int arguments, boolean constant, SqlFunction function);

    /**
     * Adds a function over groups of rows to SQL.
     *
     * @param name how statements call it
     * @param arguments how many arguments it takes, or -1 for any number
     * @param groups makes the function for one group
     * @throws dev.pergola.api.ServerException where SQLite refuses it
     */
    void aggregate(String name, int arguments, Supplier<SqlAggregate> groups);

    /**
     * Adds an order of texts to SQL.
     *
     * @param name how statements call it
     * @param order what it throws must not reach SQLite
     * @throws dev.pergola.api.ServerException where SQLite refuses it
     */
    void collation(String name, Comparator<String> order);
}
