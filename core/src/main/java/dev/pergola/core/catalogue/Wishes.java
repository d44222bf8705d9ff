package dev.pergola.core.catalogue;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.felix.utils.resource.RequirementImpl;
import org.apache.felix.utils.resource.ResourceImpl;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;
import org.osgi.service.resolver.HostedCapability;
import org.osgi.service.resolver.ResolveContext;

/**
 * The question to the resolver: a resource of our own needs every wanted plugin and every one that is installed, and what
 * the server, the installed plugins and the catalogues have is what there is to choose from, in this order; of one place
 * the highest version first. Nothing is added for the sake of an optional requirement.
 */
final class Wishes extends ResolveContext {

    private static final Comparator<IndexedPlugin> NEWEST = Comparator.comparing(
                    (IndexedPlugin plugin) -> plugin.entry().version())
            .reversed();

    private final List<Wish> wishes;
    private final List<IndexedPlugin> installed;
    private final List<IndexedPlugin> available;
    private final ServerOffer offer;
    private final Set<Resource> barred;
    private final Map<Requirement, List<IndexedPlugin>> chosenBy = new HashMap<>();
    private final ResourceImpl everything = new ResourceImpl("everything that is wanted", "wish", Version.emptyVersion);

    /**
     * Asks.
     *
     * @param wishes what is wanted
     * @param installed what is to go on, in this or another version
     * @param available what could arrive
     * @param offer what the server has
     * @param barred what shall not be chosen
     */
    Wishes(
            List<Wish> wishes,
            List<IndexedPlugin> installed,
            List<IndexedPlugin> available,
            ServerOffer offer,
            Set<Resource> barred) {
        this.wishes = wishes;
        this.installed = installed;
        this.available = available;
        this.offer = offer;
        this.barred = barred;
        wishes.forEach(wish -> ask(wish.name(), candidates(wish)));
        Set<String> wanted = wishes.stream().map(Wish::name).collect(toSet());
        installed.stream()
                .map(plugin -> plugin.entry().name())
                .filter(name -> !wanted.contains(name))
                .forEach(name -> ask(name, versions(name)));
    }

    private void ask(String name, List<IndexedPlugin> candidates) {
        Requirement requirement = new RequirementImpl(
                everything,
                IdentityNamespace.IDENTITY_NAMESPACE,
                Map.of(
                        Namespace.REQUIREMENT_FILTER_DIRECTIVE,
                        "(%s=%s)".formatted(IdentityNamespace.IDENTITY_NAMESPACE, name)),
                Map.of());
        everything.addRequirement(requirement);
        chosenBy.put(requirement, candidates);
    }

    /** What may fulfil a wish, the best first; of equal versions that which is installed. */
    List<IndexedPlugin> candidates(Wish wish) {
        return Stream.concat(installed.stream(), available.stream())
                .filter(plugin -> plugin.entry().name().equals(wish.name())
                        && wish.range().includes(plugin.entry().version())
                        && !barred.contains(plugin.resource()))
                .sorted(NEWEST) // stable
                .toList();
    }

    /** What may go on in place of an installed plugin: itself before any other. */
    private List<IndexedPlugin> versions(String name) {
        return Stream.concat(installed.stream(), available.stream().sorted(NEWEST))
                .filter(plugin -> plugin.entry().name().equals(name) && !barred.contains(plugin.resource()))
                .toList();
    }

    @Override
    public Collection<Resource> getMandatoryResources() {
        return List.of(everything);
    }

    @Override
    public List<Capability> findProviders(Requirement requirement) {
        List<IndexedPlugin> asked = chosenBy.get(requirement);
        if (asked != null) {
            return new ArrayList<>(asked.stream()
                    .map(plugin -> plugin.resource()
                            .getCapabilities(IdentityNamespace.IDENTITY_NAMESPACE)
                            .get(0))
                    .toList());
        }
        List<Capability> providers = new ArrayList<>(offer.providers(requirement));
        RequirementImpl need = new RequirementImpl(requirement.getResource(), requirement);
        Stream<IndexedPlugin> plugins = Need.isMandatory(requirement)
                ? Stream.concat(installed.stream(), available.stream().sorted(NEWEST))
                : installed.stream();
        plugins.filter(plugin -> isChoice(plugin) || plugin.resource().equals(requirement.getResource()))
                .flatMap(plugin -> plugin.resource().getCapabilities(requirement.getNamespace()).stream())
                .filter(need::matches)
                .forEach(providers::add);
        return providers;
    }

    /** A wish narrows the versions of a plugin also where another plugin needs it. */
    private boolean isChoice(IndexedPlugin plugin) {
        return !barred.contains(plugin.resource())
                && wishes.stream()
                        .filter(wish -> wish.name().equals(plugin.entry().name()))
                        .allMatch(wish -> wish.range().includes(plugin.entry().version()));
    }

    @Override
    public int insertHostedCapability(List<Capability> capabilities, HostedCapability hosted) {
        capabilities.add(hosted);
        return capabilities.size() - 1;
    }

    @Override
    public boolean isEffective(Requirement requirement) {
        return Namespace.EFFECTIVE_RESOLVE.equals(requirement
                .getDirectives()
                .getOrDefault(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE));
    }

    @Override
    public Map<Resource, Wiring> getWirings() {
        return Map.of();
    }
}
