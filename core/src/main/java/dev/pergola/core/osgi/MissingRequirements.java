package dev.pergola.core.osgi;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;

/** Says in words which requirements of a bundle nobody in the framework fulfils. */
final class MissingRequirements {

    private static final Pattern FROM = Pattern.compile("(?<!!)\\(version>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]+)\\)\\)");
    private static final Pattern EXACTLY = Pattern.compile("\\(version=([^)]+)\\)");

    private final BundleContext context;
    private final FrameworkWiring wiring;

    MissingRequirements(BundleContext context) {
        this.context = context;
        this.wiring = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).adapt(FrameworkWiring.class);
    }

    /**
     * What a bundle that does not resolve needs in vain.
     *
     * @return sentences; empty where each requirement by itself could be fulfilled
     */
    List<String> of(Bundle bundle) {
        return bundle.adapt(BundleRevision.class).getDeclaredRequirements(null).stream()
                .filter(MissingRequirements::isMandatory)
                .filter(requirement -> wiring.findProviders(requirement).isEmpty())
                .map(this::sentence)
                .distinct()
                .toList();
    }

    private static boolean isMandatory(BundleRequirement requirement) {
        var directives = requirement.getDirectives();
        return !Namespace.RESOLUTION_OPTIONAL.equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && !"dynamic".equals(directives.get(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE))
                && Namespace.EFFECTIVE_RESOLVE.equals(directives.getOrDefault(
                        Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE));
    }

    private String sentence(BundleRequirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        return switch (requirement.getNamespace()) {
            case PackageNamespace.PACKAGE_NAMESPACE -> aPackage(filter);
            case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE -> java(filter);
            default ->
                "It needs the capability %s %s, which nothing in this server provides."
                        .formatted(requirement.getNamespace(), filter)
                        .replace("  ", " ");
        };
    }

    private String aPackage(String filter) {
        String name = first(PackageNamespace.PACKAGE_NAMESPACE, filter).orElse(filter);
        String range = range(filter);
        String offered = offeredVersions(name);
        return offered.isEmpty()
                ? "It needs the package %s%s, which nothing in this server offers; a library has to be packed into the plugin."
                        .formatted(name, range)
                : "It needs the package %s%s; this server offers %s.".formatted(name, range, offered);
    }

    private String offeredVersions(String packageName) {
        return Arrays.stream(context.getBundles())
                .flatMap(bundle -> Optional.ofNullable(bundle.adapt(BundleRevision.class)).stream())
                .flatMap(revision -> revision.getDeclaredCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream())
                .map(BundleCapability::getAttributes)
                .filter(attributes -> packageName.equals(attributes.get(PackageNamespace.PACKAGE_NAMESPACE)))
                .map(attributes ->
                        attributes.getOrDefault(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE, Version.emptyVersion))
                .map(Object::toString)
                .distinct()
                .sorted()
                .collect(joining(" and "));
    }

    private static String java(String filter) {
        String version = first("version", filter)
                .or(() -> first(FROM, filter))
                .map(number -> number.startsWith("1.") ? number.substring(2) : number)
                .orElse(filter);
        return "It needs Java %s; this server runs on Java %d."
                .formatted(version, Runtime.version().feature());
    }

    private static String range(String filter) {
        Optional<String> exactly = first(EXACTLY, filter);
        if (exactly.isPresent()) {
            return " in version " + exactly.get();
        }
        String from =
                first(FROM, filter).map(version -> " from version " + version).orElse("");
        return from
                + first(BELOW, filter).map(version -> " to below " + version).orElse("");
    }

    private static Optional<String> first(String attribute, String filter) {
        return first(Pattern.compile("\\(" + Pattern.quote(attribute) + "=([^)]+)\\)"), filter);
    }

    private static Optional<String> first(Pattern pattern, String filter) {
        Matcher matcher = pattern.matcher(filter);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
