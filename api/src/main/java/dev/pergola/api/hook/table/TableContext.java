package dev.pergola.api.hook.table;

import dev.pergola.api.http.Request;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** A table or view whose rows are asked for. For one thread; valid during the call that gets it. */
@ProviderType
public interface TableContext {

    /**
     * The request that is answered.
     *
     * @return the same value each time
     */
    Request request();

    /**
     * The database of the table.
     *
     * @return its name
     */
    String database();

    /**
     * The table or view.
     *
     * @return its name
     */
    String table();

    /**
     * All columns of the table, whether they are shown or not.
     *
     * @return names in order
     */
    List<String> columns();
}
