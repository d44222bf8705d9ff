package dev.pergola.core.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.framework.namespace.HostNamespace;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Resource;

/** What a plugin needs and brings, in words for a list. */
final class ResourceWords {

    private static final String SERVICE = "osgi.service";
    private static final String CONTENT = "osgi.content";
    private static final String HOOKS = "dev.pergola.api.hook.";

    /** What every bundle has. */
    private static final Set<String> OBVIOUS = Set.of(
            IdentityNamespace.IDENTITY_NAMESPACE,
            CONTENT,
            BundleNamespace.BUNDLE_NAMESPACE,
            HostNamespace.HOST_NAMESPACE);

    private ResourceWords() {}

    static List<String> requires(Resource resource) {
        return resource.getRequirements(null).stream()
                .filter(Need::isMandatory)
                .map(Need::of)
                .map(Need::words)
                .distinct()
                .toList();
    }

    static List<String> provides(Resource resource) {
        return resource.getCapabilities(null).stream()
                .filter(capability -> !OBVIOUS.contains(capability.getNamespace()))
                .flatMap(ResourceWords::provided)
                .distinct()
                .toList();
    }

    private static Stream<String> provided(Capability capability) {
        if (capability.getNamespace().equals(SERVICE)) {
            return services(Optional.ofNullable(capability.getAttributes().get("objectClass")))
                    .map(type -> type.startsWith(HOOKS) ? type.substring(type.lastIndexOf('.') + 1) : type);
        }
        Object name = capability.getAttributes().get(capability.getNamespace());
        String kind = capability.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
                ? ""
                : capability.getNamespace() + " ";
        return Stream.of(kind
                + Optional.ofNullable(name).map(Object::toString).orElse("")
                + Optional.ofNullable(capability.getAttributes().get("version"))
                        .filter(Version.class::isInstance)
                        .map(version -> " " + Need.words((Version) version))
                        .orElse(""));
    }

    private static Stream<String> services(Optional<Object> objectClass) {
        return objectClass.stream()
                .flatMap(types -> types instanceof Collection<?> several ? several.stream() : Stream.of(types))
                .map(Object::toString);
    }
}
