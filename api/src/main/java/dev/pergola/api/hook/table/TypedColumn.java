package dev.pergola.api.hook.table;

import dev.pergola.api.Attributes;
import dev.pergola.api.hook.page.SiteAddresses;
import org.osgi.annotation.versioning.ProviderType;

/** A column that has a type. For one thread; valid during the call that gets it. */
@ProviderType
public interface TypedColumn {

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
     * What was said about the type for this column: {@code config} in the configuration.
     *
     * @return as it was written, not checked; none where nothing was said
     */
    Attributes settings();

    /**
     * Makes the addresses of the pages of this site.
     *
     * @return the same value each time
     */
    SiteAddresses addresses();
}
