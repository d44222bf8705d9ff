package dev.pergola.api.hook.table;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A column by which rows may be sorted into groups. For one thread; valid during the call that gets it. */
@ProviderType
public interface FacetColumn {

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
     * The column.
     *
     * @return its name
     */
    String column();

    /**
     * What the schema says about its values.
     *
     * @return such as {@code VARCHAR(20)}, in whatever case; blank for columns without a type, as those of views mostly are
     */
    String declaredType();

    /**
     * What its values mean.
     *
     * @return the name of its {@link ColumnTypeHook}; empty where it has none
     */
    Optional<String> columnType();

    /**
     * How many values a facet of the page shows.
     *
     * @return at least 0
     */
    int size();
}
