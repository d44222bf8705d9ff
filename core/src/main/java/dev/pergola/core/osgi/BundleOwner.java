package dev.pergola.core.osgi;

import dev.pergola.core.hooks.Owner;
import org.osgi.framework.Bundle;

/** Under which owner the contributions of a bundle stand in the registry. */
final class BundleOwner {

    private BundleOwner() {}

    static Owner of(Bundle bundle) {
        String name = bundle.getSymbolicName();
        return new Owner(
                name == null ? bundle.getLocation() : name, bundle.getVersion().toString(), bundle.getBundleId());
    }
}
