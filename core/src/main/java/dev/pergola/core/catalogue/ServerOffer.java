package dev.pergola.core.catalogue;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.utils.resource.CapabilityImpl;
import org.apache.felix.utils.resource.RequirementImpl;
import org.apache.felix.utils.resource.ResourceImpl;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/**
 * What a server offers to plugins by itself: the packages of the API and of the JDK, Java versions, and what its own
 * bundles handle. Immutable.
 */
public final class ServerOffer {

    /** The name under which the server itself takes part in a resolution. */
    static final String SERVER = "the server";

    private final ResourceImpl resource = new ResourceImpl(SERVER, "server", Version.emptyVersion);

    /**
     * Copies what is offered.
     *
     * @param capabilities of the framework and of all bundles of the server
     */
    public ServerOffer(Collection<? extends Capability> capabilities) {
        capabilities.stream()
                .filter(capability -> !capability.getNamespace().equals(IdentityNamespace.IDENTITY_NAMESPACE))
                .forEach(capability -> resource.addCapability(new CapabilityImpl(
                        resource,
                        capability.getNamespace(),
                        Map.copyOf(capability.getDirectives()),
                        Map.copyOf(capability.getAttributes()))));
    }

    Resource resource() {
        return resource;
    }

    List<Capability> providers(Requirement requirement) {
        RequirementImpl asked = new RequirementImpl(requirement.getResource(), requirement);
        return resource.getCapabilities(requirement.getNamespace()).stream()
                .filter(asked::matches)
                .toList();
    }

    /** The versions in which a package is offered, the lowest first; empty where it is not. */
    Stream<Version> versionsOf(String packageName) {
        return resource.getCapabilities(PackageNamespace.PACKAGE_NAMESPACE).stream()
                .map(Capability::getAttributes)
                .filter(attributes -> packageName.equals(attributes.get(PackageNamespace.PACKAGE_NAMESPACE)))
                .map(attributes -> attributes.get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE))
                .map(version -> version instanceof Version known ? known : Version.emptyVersion)
                .distinct()
                .sorted();
    }

    /** Whether anything of that kind and name is offered, whatever its version. */
    boolean knows(Need need) {
        return resource.getCapabilities(need.namespace()).stream().anyMatch(capability -> need.name()
                .equals(capability.getAttributes().get(need.namespace())));
    }
}
