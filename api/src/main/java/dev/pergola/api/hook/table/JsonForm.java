package dev.pergola.api.hook.table;

import dev.pergola.api.data.SqlValue;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Turns the values of a column into what stands for them in JSON. For the thread of one answer. */
@ConsumerType
@FunctionalInterface
public interface JsonForm {

    /**
     * What stands for a value. What is thrown is shown on the plugins page, and the values of this column are written as they are.
     *
     * @param value in a cell
     * @return {@link String}, {@link Boolean}, {@link Long}, {@link Double}, {@link java.math.BigInteger} and, of the same,
     *     {@link java.util.List} and {@link java.util.Map} by {@link String}; empty for null
     */
    Optional<Object> of(SqlValue value);
}
