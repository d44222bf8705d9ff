package dev.pergola.core.osgi;

import dev.pergola.core.catalogue.Catalogues;
import dev.pergola.core.catalogue.Explanations;
import dev.pergola.core.catalogue.ServerOffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Says in words which requirements of a bundle nobody in the framework fulfils, and which version would do.
 *
 * @param context of the core
 * @param catalogue what could be installed; empty where nothing can
 */
record MissingRequirements(BundleContext context, Optional<Catalogues> catalogue) {

    /**
     * What a bundle that does not resolve needs in vain.
     *
     * @return sentences; empty where each requirement by itself could be fulfilled
     */
    List<String> of(Bundle bundle) {
        List<BundleRequirement> requirements =
                bundle.adapt(BundleRevision.class).getDeclaredRequirements(null);
        FrameworkWiring wiring =
                context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
        List<String> sentences = new ArrayList<>(
                new Explanations(offer(), requirement -> catalogue.flatMap(known -> known.offering(requirement)))
                        .of(requirements, requirement -> !wiring.findProviders(requirement)
                                .isEmpty()));
        if (!sentences.isEmpty()) {
            catalogue
                    .flatMap(known -> known.fitting(bundle.getSymbolicName()))
                    .ifPresent(entry -> sentences.add("The newest %s that fits is %s: pergola install %s@%s"
                            .formatted(entry.name(), entry.version(), entry.name(), entry.version())));
        }
        return sentences;
    }

    /** Of all bundles, those of other plugins too. */
    private ServerOffer offer() {
        return new ServerOffer(Arrays.stream(context.getBundles())
                .flatMap(FrameworkCatalogue::capabilities)
                .toList());
    }
}
