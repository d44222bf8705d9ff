package dev.pergola.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.osgi.framework.Constants;

/**
 * The bundles of the product as they are found on the class path of a test: the core, the runtime of components, and what both
 * import. Everything else there - JUnit, libraries of the plugin - stays out of the framework, where the product would not have
 * it either.
 *
 * @param locations where the framework finds the bundles
 * @param exports what the system bundle offers in place of the API, so that tests and hooks mean the same classes
 */
record ProductBundles(List<String> locations, String exports) {

    static final String CORE = "dev.pergola.core";

    /** What is started beside the core; all others are libraries. */
    static final Set<String> STARTED = Set.of("org.apache.felix.configadmin", "org.apache.felix.scr");

    private static final Set<String> ON_THE_CLASS_PATH = Set.of("dev.pergola.api", "slf4j.api");
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    ProductBundles {
        locations = List.copyOf(locations);
    }

    static ProductBundles find() {
        List<FoundBundle> found = onTheClassPath();
        Deque<FoundBundle> open = new ArrayDeque<>(found.stream()
                .filter(bundle -> bundle.name().equals(CORE) || STARTED.contains(bundle.name()))
                .toList());
        Set<FoundBundle> needed = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            FoundBundle bundle = open.pop();
            if (needed.add(bundle)) {
                found.stream()
                        .filter(other -> !ON_THE_CLASS_PATH.contains(other.name()))
                        .filter(other -> !Collections.disjoint(other.exported(), bundle.imported()))
                        .forEach(open::add);
            }
        }
        String exports = found.stream()
                .filter(bundle -> ON_THE_CLASS_PATH.contains(bundle.name()))
                .map(FoundBundle::exports)
                .collect(Collectors.joining(","));
        return new ProductBundles(
                needed.stream().map(FoundBundle::location).toList(), exports.replaceAll(";uses:=\"[^\"]*\"", ""));
    }

    /** Each name once; the class path decides which of several versions that is. The framework runs all others already. */
    private static List<FoundBundle> onTheClassPath() {
        List<FoundBundle> bundles = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(Set.of("", "org.apache.felix.framework"));
        try {
            for (URL url :
                    Collections.list(ProductBundles.class.getClassLoader().getResources(MANIFEST))) {
                FoundBundle bundle = read(url);
                if (names.add(bundle.name())) {
                    bundles.add(bundle);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return bundles;
    }

    private static FoundBundle read(URL url) throws IOException {
        try (InputStream source = url.openStream()) {
            Manifest manifest = new Manifest(source);
            return new FoundBundle(
                    header(manifest, Constants.BUNDLE_SYMBOLICNAME)
                            .split(";", 2)[0]
                            .strip(),
                    location(url),
                    header(manifest, Constants.IMPORT_PACKAGE),
                    header(manifest, Constants.EXPORT_PACKAGE));
        }
    }

    private static String header(Manifest manifest, String name) {
        String value = manifest.getMainAttributes().getValue(name);
        return value == null ? "" : value;
    }

    /** The jar or the directory around a manifest, read where it lies. */
    private static String location(URL manifest) {
        String text = manifest.toString();
        String inside = text.startsWith("jar:") ? "!/" + MANIFEST : MANIFEST;
        String place = text.substring(text.startsWith("jar:") ? 4 : 0, text.length() - inside.length());
        return "reference:" + place.replace("+", "%2B");
    }
}
