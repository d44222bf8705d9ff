package dev.pergola.api.server;

import org.osgi.annotation.versioning.ProviderType;

/** Facts about the running server, as an OSGi service. May be used by any number of threads. */
@ProviderType
public interface ServerInfo {

    /**
     * The version of the product.
     *
     * @return such as {@code 1.2.0}
     */
    String version();

    /**
     * The prefix of every path of the site, from the setting {@code base_url}.
     *
     * @return begins and ends with a slash; a single slash where none is set
     */
    String basePath();
}
