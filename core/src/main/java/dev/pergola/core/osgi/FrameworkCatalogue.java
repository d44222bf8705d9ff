package dev.pergola.core.osgi;

import dev.pergola.core.catalogue.Catalogue;
import dev.pergola.core.catalogue.Catalogues;
import dev.pergola.core.catalogue.ServerOffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Capability;
import org.osgi.service.resolver.Resolver;

/**
 * The catalogue for plugins of this framework.
 *
 * @param context of the core
 * @param places where catalogues are
 */
record FrameworkCatalogue(BundleContext context, Places places) {

    /** A catalogue that resolves as the framework does, with its own resolver. */
    Catalogue catalogue() {
        ServiceReference<Resolver> resolver = context.getServiceReference(Resolver.class);
        return resolver == null
                ? Catalogue.EMPTY
                : Optional.ofNullable(context.getService(resolver))
                        .<Catalogue>map(found -> new Catalogues(places.catalogues(), this::offer, found))
                        .orElse(Catalogue.EMPTY);
    }

    /** What the framework and the bundles of the server offer; plugins are not among them. */
    ServerOffer offer() {
        return new ServerOffer(Arrays.stream(context.getBundles())
                .filter(bundle -> !FrameworkPlatform.isPlugin(bundle))
                .flatMap(FrameworkCatalogue::capabilities)
                .toList());
    }

    static Stream<? extends Capability> capabilities(Bundle bundle) {
        return Optional.ofNullable(bundle.adapt(BundleRevision.class)).stream()
                .flatMap(revision -> revision.getDeclaredCapabilities(null).stream());
    }
}
