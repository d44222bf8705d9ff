package dev.pergola.core.db;

import dev.pergola.core.model.Value;
import java.util.List;

/** A function of SQL written in Java. Called on the thread that runs the statement; must be fast and free of state. */
@FunctionalInterface
public interface SqlFunction {

    /**
     * Computes the result for one row.
     *
     * @param arguments as many as were registered
     * @return the result
     * @throws RuntimeException whose message becomes the message of the statement's failure
     */
    Value call(List<Value> arguments);
}
