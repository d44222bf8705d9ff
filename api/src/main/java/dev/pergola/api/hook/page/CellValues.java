package dev.pergola.api.hook.page;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The values of one row, by name of the column. For one thread; valid during the call that gets it. */
@ProviderType
public interface CellValues {

    /**
     * The names of the columns.
     *
     * @return in order; of a name that comes several times, {@link #value(String)} tells the first
     */
    List<String> columns();

    /**
     * A value.
     *
     * @param column the name of a column
     * @return {@link Long}, {@link Double}, {@link String} or {@code byte[]}; empty for NULL, and where there is no such
     *     column
     */
    Optional<Object> value(String column);

    /**
     * A value as text.
     *
     * @param column the name of a column
     * @return the text, or the digits of a number; empty for NULL and bytes, and where there is no such column
     */
    default Optional<String> text(String column) {
        return value(column).filter(value -> !(value instanceof byte[])).map(Object::toString);
    }
}
