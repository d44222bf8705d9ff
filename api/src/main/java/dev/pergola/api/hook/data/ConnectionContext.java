package dev.pergola.api.hook.data;

import java.util.Comparator;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/** One connection that is prepared. For one thread; valid during the call that gets it. */
@ProviderType
public interface ConnectionContext {

    /** For functions that take any number of arguments. */
    int ANY = -1;

    /**
     * The database that the connection is for.
     *
     * @return its name
     */
    String database();

    /**
     * Adds a function that gives the same result for the same arguments each time, as most do. SQLite may then compute it
     * once for several rows and use it in indexes, and pages that use it can be repeated from memory.
     *
     * @param name how statements call it; takes the place of a function of SQLite with that name and number of arguments
     * @param arguments how many it takes, or {@link #ANY}
     * @param function what it does
     * @throws dev.pergola.api.ServerException where SQLite does not take the name
     */
    void function(String name, int arguments, ScalarFunction function);

    /**
     * Adds a function that may give another result each time, such as one that looks at a clock or at another source.
     *
     * @param name how statements call it
     * @param arguments how many it takes, or {@link #ANY}
     * @param function what it does
     * @throws dev.pergola.api.ServerException where SQLite does not take the name
     */
    void changingFunction(String name, int arguments, ScalarFunction function);

    /**
     * Adds a function over the rows of a group, such as {@code sum}.
     *
     * @param name how statements call it
     * @param arguments how many it takes, or {@link #ANY}
     * @param groups makes the function for one group of rows
     * @throws dev.pergola.api.ServerException where SQLite does not take the name
     */
    void aggregate(String name, int arguments, Supplier<? extends AggregateFunction> groups);

    /**
     * Adds an order of texts, to be used as {@code order by name collate NAME}.
     *
     * @param name how statements call it
     * @param order total and always the same; what it throws makes the two texts equal
     * @throws dev.pergola.api.ServerException where SQLite does not take the name
     */
    void collation(String name, Comparator<String> order);
}
