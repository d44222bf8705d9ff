package dev.pergola.api.hook.data;

import dev.pergola.api.data.SqlValue;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** A function of SQL written in Java. Called on the thread that runs the statement, by many at once. */
@ConsumerType
@FunctionalInterface
public interface ScalarFunction {

    /**
     * Computes one result. Called for each row, so it has to be fast.
     *
     * @param arguments as many as were declared
     * @return the result, {@link SqlValue#nothing()} for NULL
     * @throws Exception to refuse the arguments: the statement fails. The message of a
     *     {@link dev.pergola.api.ServerException} reaches whoever sent it; anything else is a failure of the plugin
     */
    SqlValue call(List<SqlValue> arguments) throws Exception;
}
