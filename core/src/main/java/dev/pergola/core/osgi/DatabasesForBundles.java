package dev.pergola.core.osgi;

import dev.pergola.api.data.Databases;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;

/**
 * Gives each bundle its own access to the databases, so that what a plugin forgot to close is closed when it leaves.
 *
 * @param databases the databases of the server
 */
record DatabasesForBundles(Databases databases) implements ServiceFactory<Databases> {

    @Override
    public Databases getService(Bundle bundle, ServiceRegistration<Databases> registration) {
        return new OwnedDatabases(databases, BundleOwner.of(bundle));
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<Databases> registration, Databases service) {
        ((OwnedDatabases) service).close();
    }
}
