package dev.pergola.core.catalogue;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.BundleNamespace;
import org.osgi.resource.Requirement;

/**
 * Says in words what a plugin needs in vain, and what may help. Each sentence begins with "It" and means the plugin.
 *
 * @param offer what is there: of the server, and of the plugins that are installed
 * @param offering which plugin could be installed because it fulfils a requirement; empty where none is known
 */
public record Explanations(ServerOffer offer, Function<Requirement, Optional<CatalogueEntry>> offering) {

    private static final String API = "dev.pergola.api";
    private static final String CORE = "dev.pergola.core";
    private static final String EXTENDER = "osgi.extender";

    private static final Pattern TWICE = Pattern.compile("exposed to package '([^']+)'");

    /** Checks the parts. */
    public Explanations {
        requireNonNull(offer, "offer is null");
        requireNonNull(offering, "offering is null");
    }

    /**
     * What of the requirements of a plugin is missing.
     *
     * @param requirements all of them
     * @param fulfilled whether something fulfils one
     * @return sentences; empty where each by itself can be fulfilled
     */
    public List<String> of(Collection<? extends Requirement> requirements, Predicate<Requirement> fulfilled) {
        List<Requirement> missing = requirements.stream()
                .<Requirement>map(requirement -> requirement)
                .filter(Need::isMandatory)
                .filter(fulfilled.negate())
                .toList();
        List<String> sentences = missing.stream().map(this::sentence).distinct().toList();
        boolean foreign = requirements.stream().map(Need::of).noneMatch(need -> need.name()
                .startsWith(API));
        return foreign && missing.stream().map(Need::of).anyMatch(Need::isPackage)
                ? List.of("It seems to be made for another product, since it uses nothing of %s. ".formatted(API)
                        + String.join(" ", sentences))
                : sentences;
    }

    /** What is missing, and what may help. */
    String sentence(Requirement requirement) {
        Need need = Need.of(requirement);
        if (need.isPackage()) {
            return aPackage(need, requirement);
        }
        if (need.isJava()) {
            int running = Runtime.version().feature();
            return "It was built for Java %s; this server runs on Java %d. Start the server with a newer Java, or build the plugin with the release option %d."
                    .formatted(need.java(), running, running);
        }
        return switch (need.namespace()) {
            case BundleNamespace.BUNDLE_NAMESPACE ->
                "It requires the bundle %s%s, which is not here.%s"
                        .formatted(
                                need.name(),
                                need.range(),
                                offering.apply(requirement)
                                        .map(Explanations::install)
                                        .orElse(" Import the packages that are used instead of requiring a bundle."));
            case EXTENDER ->
                "It needs the extender %s%s, which does not run here. This server handles components (osgi.component); leave out what asks for another extender."
                        .formatted(need.name(), need.range());
            default ->
                "It needs the capability %s %s%s, which nothing in this server provides.%s"
                        .formatted(
                                need.namespace(),
                                need.name(),
                                need.range(),
                                offering.apply(requirement)
                                        .map(Explanations::install)
                                        .orElse(" Leave that requirement out, or install what provides it."));
        };
    }

    private String aPackage(Need need, Requirement requirement) {
        if (isBelow(CORE, need.name())) {
            return "It uses the package %s, which is internal to the server. Use the packages of %s instead."
                    .formatted(need.name(), API);
        }
        List<Version> offered = offer.versionsOf(need.name()).toList();
        if (isBelow(API, need.name())) {
            return ofTheApi(need, offered);
        }
        String what = "It needs the package %s%s".formatted(need.name(), need.range());
        Optional<CatalogueEntry> other = offering.apply(requirement);
        if (other.isPresent()) {
            return "%s, which %s of the catalogue offers.%s".formatted(what, other.get(), install(other.get()));
        }
        return offered.isEmpty()
                ? what + ", which nothing in this server offers. A library has to be packed into the plugin."
                : "%s; this server has %s. Pack the library into the plugin, or let it accept what is there."
                        .formatted(what, words(offered));
    }

    private static String ofTheApi(Need need, List<Version> offered) {
        String what = "It needs the package %s%s".formatted(need.name(), need.range());
        if (offered.isEmpty()) {
            return what
                    + ", which the API of this server does not have. Update the server, or take an older version of the plugin.";
        }
        boolean tooNew = need.below()
                .filter(below -> offered.get(offered.size() - 1).compareTo(below) >= 0)
                .isPresent();
        return "%s; this server has %s. %s"
                .formatted(
                        what,
                        words(offered),
                        tooNew
                                ? "Take a newer version of the plugin, or build it against the API of this server."
                                : "Update the server, or take an older version of the plugin.");
    }

    private static String install(CatalogueEntry entry) {
        return " Install that as well: pergola install " + entry.name();
    }

    /**
     * What is told where each requirement can be fulfilled, but not all of them together.
     *
     * @param resolver what the resolver says
     * @return a sentence
     */
    public static String conflict(String resolver) {
        Matcher twice = TWICE.matcher(resolver);
        return twice.find()
                ? "It would meet the package %s twice, from two places, which cannot be mixed. Import it everywhere, or pack it and do not export it."
                        .formatted(twice.group(1))
                : "It cannot be resolved: " + resolver;
    }

    private static String words(List<Version> versions) {
        return versions.stream().map(Need::words).collect(joining(" and "));
    }

    private static boolean isBelow(String parent, String name) {
        return name.equals(parent) || name.startsWith(parent + ".");
    }
}
