package dev.pergola.core.catalogue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;

/**
 * What a requirement asks for, as far as its filter says it in the usual form.
 *
 * @param namespace what kind of thing, such as {@code osgi.wiring.package}
 * @param name which one; the whole filter where it has no usual form
 * @param from the lowest version that will do; empty where each will
 * @param below the lowest version that will not do any more
 * @param exactly the one version that will do
 */
record Need(String namespace, String name, Optional<Version> from, Optional<Version> below, Optional<Version> exactly) {

    private static final Pattern FROM = Pattern.compile("(?<!!)\\((?:[a-z-]*version)>=([^)]+)\\)");
    private static final Pattern BELOW = Pattern.compile("\\(!\\((?:[a-z-]*version)>=([^)]+)\\)\\)");
    private static final Pattern EXACTLY = Pattern.compile("\\((?:[a-z-]*version)=([^)]+)\\)");

    static Need of(Requirement requirement) {
        String filter = requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
        String namespace = requirement.getNamespace();
        return new Need(
                namespace,
                first(Pattern.compile("\\(" + Pattern.quote(namespace) + "=([^)]+)\\)"), filter)
                        .orElse(filter),
                first(FROM, filter).flatMap(Need::version),
                first(BELOW, filter).flatMap(Need::version),
                first(EXACTLY, filter).flatMap(Need::version));
    }

    static boolean isMandatory(Requirement requirement) {
        var directives = requirement.getDirectives();
        String resolution =
                directives.getOrDefault(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE, Namespace.RESOLUTION_MANDATORY);
        return resolution.equals(Namespace.RESOLUTION_MANDATORY)
                && Namespace.EFFECTIVE_RESOLVE.equals(directives.getOrDefault(
                        Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE));
    }

    boolean isPackage() {
        return namespace.equals(PackageNamespace.PACKAGE_NAMESPACE);
    }

    boolean isJava() {
        return namespace.equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE);
    }

    /** The Java version asked for, as people count them: 8, 17. */
    String java() {
        Version version = exactly.or(() -> from).orElse(Version.emptyVersion);
        return String.valueOf(version.getMajor() == 1 ? version.getMinor() : version.getMajor());
    }

    /** The versions that will do, to be put behind a name; empty where each will. */
    String range() {
        if (exactly.isPresent()) {
            return " in version " + words(exactly.get());
        }
        String lowest = from.filter(version -> !version.equals(Version.emptyVersion))
                .map(version -> " from version " + words(version))
                .orElse("");
        return lowest + below.map(version -> " to below " + words(version)).orElse("");
    }

    /** For the list of what a plugin needs. */
    String words() {
        if (isJava()) {
            return "Java " + java();
        }
        return (isPackage() ? "" : namespace + " ") + name + range();
    }

    /** A version without the zeros that say nothing. */
    static String words(Version version) {
        return version.getMicro() == 0 && version.getQualifier().isEmpty()
                ? version.getMajor() + "." + version.getMinor()
                : version.toString();
    }

    private static Optional<Version> version(String text) {
        try {
            return Optional.of(Version.parseVersion(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static Optional<String> first(Pattern pattern, String filter) {
        Matcher matcher = pattern.matcher(filter);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
