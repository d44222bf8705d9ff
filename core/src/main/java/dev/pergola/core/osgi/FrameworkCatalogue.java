package dev.pergola.core.osgi;

import dev.pergola.core.catalogue.Catalogues;
import dev.pergola.core.catalogue.ServerOffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
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

    /** The catalogues, resolved as the framework resolves; empty in a framework without its resolver. */
    Optional<Catalogues> catalogues() {
        return Optional.ofNullable(context.getServiceReference(Resolver.class))
                .flatMap(reference -> Optional.ofNullable(context.getService(reference)))
                .map(resolver -> new Catalogues(places.catalogues(), this::offer, resolver));
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
