package dev.pergola.core.osgi;

import java.util.Collection;
import java.util.List;
import org.osgi.framework.Bundle;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Keeps what arrives from what is about to leave. While two versions of a plugin are there side by side, a resolver prefers
 * the one that is in use; whatever was wired to that would have to be stopped again when it leaves. So of several
 * installations of one plugin only the newest offers its packages to others, and none offers them to another of itself.
 */
final class NewestVersions implements ResolverHookFactory, ResolverHook {

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return this;
    }

    @Override
    public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
        List<BundleCapability> all = List.copyOf(candidates);
        Bundle asking = requirement.getRevision().getBundle();
        candidates.removeIf(candidate ->
                isOlder(candidate, asking) || all.stream().anyMatch(other -> isOlder(candidate, bundle(other))));
    }

    private static boolean isOlder(BundleCapability candidate, Bundle other) {
        Bundle bundle = bundle(candidate);
        return FrameworkPlatform.isPlugin(bundle)
                && FrameworkPlatform.isPlugin(other)
                && bundle.getSymbolicName().equals(other.getSymbolicName())
                && bundle.getBundleId() < other.getBundleId();
    }

    private static Bundle bundle(BundleCapability capability) {
        return capability.getRevision().getBundle();
    }

    @Override
    public void filterResolvable(Collection<BundleRevision> candidates) {
        // each of them may be resolved
    }

    @Override
    public void filterSingletonCollisions(BundleCapability singleton, Collection<BundleCapability> collisions) {
        // each of them counts
    }

    @Override
    public void end() {
        // nothing was kept
    }
}
