package dev.pergola.api.hook.data;

import dev.pergola.api.data.SqlValue;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A function over the rows of one group. Made anew for each group, and called by one thread. */
@ConsumerType
public interface AggregateFunction {

    /**
     * Takes one row in.
     *
     * @param arguments as many as were declared
     * @throws Exception to refuse the arguments, as in {@link ScalarFunction#call}
     */
    void step(List<SqlValue> arguments) throws Exception;

    /**
     * The result. Called once, after the last row; also for a group without rows.
     *
     * @return {@link SqlValue#nothing()} for NULL
     * @throws Exception where there is none
     */
    SqlValue result() throws Exception;
}
