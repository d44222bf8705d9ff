package dev.pergola.core.osgi;

import dev.pergola.api.data.AddedDatabase;
import dev.pergola.api.data.Databases;
import dev.pergola.core.hooks.Owner;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;

/**
 * Gives each bundle its own access to the databases: rows that a plugin forgot to close are closed when it gives the access
 * back, and the databases that it has added leave when the bundle stops. In between a component may come and go, as it does
 * when its settings change, without taking what is in memory with it.
 */
final class DatabasesForBundles implements ServiceFactory<Databases>, SynchronousBundleListener {

    private final Function<Owner, Databases> databases;
    private final Map<Long, Set<AddedDatabase>> added = new ConcurrentHashMap<>();

    /**
     * Access to databases.
     *
     * @param databases those of the server, for a plugin
     */
    DatabasesForBundles(Function<Owner, Databases> databases) {
        this.databases = databases;
    }

    @Override
    public Databases getService(Bundle bundle, ServiceRegistration<Databases> registration) {
        Owner owner = BundleOwner.of(bundle);
        return new OwnedDatabases(
                databases.apply(owner),
                owner,
                added.computeIfAbsent(bundle.getBundleId(), id -> ConcurrentHashMap.newKeySet()));
    }

    @Override
    public void ungetService(Bundle bundle, ServiceRegistration<Databases> registration, Databases service) {
        ((OwnedDatabases) service).close();
    }

    @Override
    public void bundleChanged(BundleEvent event) {
        if (event.getType() == BundleEvent.STOPPED) {
            Optional.ofNullable(added.remove(event.getBundle().getBundleId()))
                    .ifPresent(databasesOfBundle -> databasesOfBundle.forEach(AddedDatabase::close));
        }
    }
}
