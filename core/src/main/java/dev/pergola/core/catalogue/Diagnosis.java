package dev.pergola.core.catalogue;

import dev.pergola.core.problem.Suggestions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/**
 * Finds out why wishes cannot be fulfilled.
 *
 * @param question what the resolver was asked
 * @param offer what the server has
 * @param installed what runs already
 * @param available what could arrive
 */
record Diagnosis(Wishes question, ServerOffer offer, List<IndexedPlugin> installed, List<IndexedPlugin> available) {

    /** Sentences; empty where each requirement by itself could be fulfilled. */
    List<String> of(List<Wish> wishes) {
        List<String> reasons = new ArrayList<>();
        for (Wish wish : wishes) {
            Optional<IndexedPlugin> best = question.candidates(wish).stream().findFirst();
            best.ifPresentOrElse(
                    plugin -> missing(plugin).forEach(reason -> reasons.add(about(plugin, reason))),
                    () -> reasons.add(unknown(wish)));
        }
        return reasons;
    }

    private static String about(IndexedPlugin plugin, String reason) {
        return "%s cannot run here. %s".formatted(plugin.entry(), reason);
    }

    private String unknown(Wish wish) {
        List<String> versions = Stream.concat(installed.stream(), available.stream())
                .map(IndexedPlugin::entry)
                .filter(entry -> entry.name().equals(wish.name()))
                .map(entry -> entry.version().toString())
                .distinct()
                .toList();
        if (versions.isEmpty()) {
            List<String> names =
                    available.stream().map(plugin -> plugin.entry().name()).toList();
            return "There is no plugin '%s' in the catalogues.%s"
                    .formatted(
                            wish.name(),
                            Suggestions.sentence(wish.name(), names)
                                    .map(advice -> " " + advice)
                                    .orElse(""));
        }
        return "There is no %s%s; the catalogues have %s."
                .formatted(wish.name(), wish.range().words(), String.join(", ", versions));
    }

    /** What a plugin needs in vain, also where that is a need of something it needs. */
    List<String> missing(IndexedPlugin plugin) {
        return missing(plugin, new HashSet<>());
    }

    private List<String> missing(IndexedPlugin plugin, Set<Resource> seen) {
        if (!seen.add(plugin.resource())) {
            return List.of();
        }
        List<Requirement> requirements = plugin.resource().getRequirements(null);
        List<String> sentences = new ArrayList<>(new Explanations(everythingThere(), requirement -> Optional.empty())
                .of(requirements, requirement -> !question.findProviders(requirement)
                        .isEmpty()));
        requirements.stream()
                .filter(Need::isMandatory)
                .flatMap(requirement -> ofProviders(requirement, seen).stream())
                .forEach(sentences::add);
        return sentences;
    }

    /** Where all that could help lack something themselves, what the first of them lacks. */
    private Optional<String> ofProviders(Requirement requirement, Set<Resource> seen) {
        List<Resource> providers = question.findProviders(requirement).stream()
                .map(Capability::getResource)
                .distinct()
                .toList();
        Optional<String> reason = Optional.empty();
        for (Resource provider : providers) {
            Optional<IndexedPlugin> plugin = plugin(provider);
            List<String> missing =
                    plugin.map(known -> missing(known, new HashSet<>(seen))).orElseGet(List::of);
            if (missing.isEmpty()) {
                return Optional.empty();
            }
            reason = reason.or(() -> Optional.of("It needs %s, which cannot run here either. %s"
                    .formatted(plugin.orElseThrow().entry(), missing.get(0))));
        }
        return reason;
    }

    private Optional<IndexedPlugin> plugin(Resource resource) {
        return Stream.concat(installed.stream(), available.stream())
                .filter(plugin -> plugin.resource().equals(resource))
                .findFirst();
    }

    /** With the plugins, whose versions of a package are worth telling as well. */
    private ServerOffer everythingThere() {
        return new ServerOffer(Stream.concat(
                        Stream.of(offer.resource()),
                        Stream.concat(installed.stream(), available.stream()).map(IndexedPlugin::resource))
                .flatMap(resource -> resource.getCapabilities(null).stream())
                .filter(capability -> !capability.getNamespace().equals(IdentityNamespace.IDENTITY_NAMESPACE))
                .toList());
    }

    /** What is told where everything is there, but not in one set. */
    static String conflict(List<Wish> wishes, String resolver) {
        return "%s cannot run together with what it needs and what is installed: two of them bring the same package, or need different versions of one plugin. (%s)"
                .formatted(String.join(" and ", wishes.stream().map(Wish::name).toList()), resolver);
    }

    /** What is told about plugins that need each other. */
    static String circle(List<String> plugins, String again) {
        return "%s need each other in a circle: %s -> %s. Plugins come and go one by one, so put what they share into one of them, or into a third."
                .formatted(String.join(" and ", plugins), String.join(" -> ", plugins), again);
    }
}
