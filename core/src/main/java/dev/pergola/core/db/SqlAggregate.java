package dev.pergola.core.db;

import dev.pergola.core.model.Value;
import java.util.List;

/** A function of SQL over the rows of one group. Made for each group; called on the thread that runs the statement. */
public interface SqlAggregate {

    /**
     * Takes one row in.
     *
     * @param arguments as many as were registered
     * @throws RuntimeException whose message becomes the message of the statement's failure
     */
    void step(List<Value> arguments);

    /**
     * The result, once there are no more rows.
     *
     * @return the result
     * @throws RuntimeException whose message becomes the message of the statement's failure
     */
    Value result();
}
