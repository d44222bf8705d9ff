package dev.pergola.api.hook.page;

import dev.pergola.api.http.Request;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * One cell of a page of rows. For one thread; valid during the call: the same object is used for the next cell, so keep what
 * it says and not the object.
 */
@ProviderType
public interface CellContext {

    /**
     * The value.
     *
     * @return {@link Long}, {@link Double}, {@link String} or {@code byte[]}; empty for NULL
     */
    Optional<Object> value();

    /**
     * The value where it is a text.
     *
     * @return empty for numbers, bytes and NULL
     */
    default Optional<String> text() {
        return value().filter(String.class::isInstance).map(String.class::cast);
    }

    /**
     * The column.
     *
     * @return its name
     */
    String column();

    /**
     * What the values of the column mean.
     *
     * @return the name of its column type, such as {@code email}; empty where it has none
     */
    Optional<String> columnType();

    /**
     * The database.
     *
     * @return its name
     */
    String database();

    /**
     * The table or view.
     *
     * @return its name; empty for the result of a query
     */
    Optional<String> table();

    /**
     * The columns that identify a row.
     *
     * @return the primary key in its order, or {@code rowid}; empty for views and queries
     */
    List<String> keyColumns();

    /**
     * The row.
     *
     * @return the values of all columns that are shown
     */
    CellValues row();

    /**
     * The request that is answered, with the one who sent it.
     *
     * @return the same value each time
     */
    Request request();

    /**
     * Makes the addresses of the pages of this site.
     *
     * @return the same value each time
     */
    SiteAddresses addresses();
}
