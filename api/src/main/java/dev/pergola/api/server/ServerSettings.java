package dev.pergola.api.server;

import dev.pergola.api.Attributes;
import org.osgi.annotation.versioning.ProviderType;

/** The settings of the server, as an OSGi service. May be used by any number of threads. */
@ProviderType
public interface ServerSettings {

    /**
     * All settings in force.
     *
     * @return by name, such as {@code default_page_size}, with the default where nothing is set; ask again to see changes
     */
    Attributes all();
}
