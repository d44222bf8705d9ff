package dev.pergola.core.osgi;

import dev.pergola.core.plugins.PluginState;
import dev.pergola.core.plugins.PluginTrouble;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Asks the runtime of components what is wrong with those of a bundle. */
final class ComponentTroubles {

    private static final String REQUIRED = "require";
    private static final String CAUSE = "Caused by: ";

    private final BundleContext context;

    ComponentTroubles(BundleContext context) {
        this.context = context;
    }

    /**
     * What is wrong with the components of a bundle.
     *
     * @return empty where all is well, and where no components are run here
     */
    List<PluginTrouble> of(Bundle bundle) {
        ServiceReference<ServiceComponentRuntime> reference =
                context.getServiceReference(ServiceComponentRuntime.class);
        if (reference == null) {
            return List.of();
        }
        ServiceComponentRuntime components = context.getService(reference);
        if (components == null) {
            return List.of();
        }
        try {
            return components.getComponentDescriptionDTOs(bundle).stream()
                    .filter(components::isComponentEnabled)
                    .flatMap(
                            description -> troubles(description, components.getComponentConfigurationDTOs(description)))
                    .toList();
        } finally {
            context.ungetService(reference);
        }
    }

    private static Stream<PluginTrouble> troubles(
            ComponentDescriptionDTO description, Collection<ComponentConfigurationDTO> configurations) {
        if (configurations.isEmpty() && REQUIRED.equals(description.configurationPolicy)) {
            return Stream.of(new PluginTrouble(
                    PluginState.RESOLVING_FAILED,
                    "Its component %s waits for its configuration: the block %s of 'plugins'. Write that block, or let the component run without."
                            .formatted(description.name, String.join(" or ", description.configurationPid))));
        }
        return configurations.stream().flatMap(configuration -> troubles(description, configuration));
    }

    private static Stream<PluginTrouble> troubles(
            ComponentDescriptionDTO description, ComponentConfigurationDTO configuration) {
        return switch (configuration.state) {
            case ComponentConfigurationDTO.FAILED_ACTIVATION ->
                Stream.of(new PluginTrouble(
                        PluginState.START_FAILED,
                        "Its component %s could not be activated: %s"
                                .formatted(description.name, rootOf(configuration.failure))));
            case ComponentConfigurationDTO.UNSATISFIED_REFERENCE ->
                Arrays.stream(configuration.unsatisfiedReferences)
                        .map(missing -> new PluginTrouble(
                                PluginState.RESOLVING_FAILED,
                                "Its component %s waits for a service that nothing in this server offers: %s. Install the plugin that offers it, or make the reference optional."
                                        .formatted(description.name, service(description, missing))));
            default -> Stream.empty();
        };
    }

    private static String service(ComponentDescriptionDTO description, UnsatisfiedReferenceDTO missing) {
        Optional<ReferenceDTO> reference = Arrays.stream(description.references)
                .filter(candidate -> candidate.name.equals(missing.name))
                .findFirst();
        String name = reference.map(found -> found.interfaceName).orElse(missing.name);
        return missing.target == null ? name : name + " with " + missing.target;
    }

    /** The innermost cause of a stack trace and the place where it was thrown. */
    private static String rootOf(String stackTrace) {
        int cause = stackTrace.lastIndexOf(CAUSE);
        String root = cause < 0 ? stackTrace : stackTrace.substring(cause + CAUSE.length());
        List<String> lines = root.lines().map(String::strip).limit(2).toList();
        return lines.size() > 1 && lines.get(1).startsWith("at ")
                ? "%s (%s).".formatted(lines.get(0), lines.get(1))
                : lines.stream().findFirst().orElse("no reason is known.");
    }
}
