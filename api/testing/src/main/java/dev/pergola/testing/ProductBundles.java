package dev.pergola.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/**
 * The bundles of the product as they are found on the class path of a test. Those of the test itself - JUnit, libraries of the
 * plugin - stay out of the framework, where the product would not have them either.
 *
 * @param locations where the framework finds the bundles
 * @param exports what the system bundle offers in place of the API, so that tests and hooks mean the same classes
 */
record ProductBundles(List<String> locations, String exports) {

    /** Everything that is started; the others are libraries. */
    static final Set<String> STARTED = Set.of("org.apache.felix.configadmin", "org.apache.felix.scr");

    static final String CORE = "dev.pergola.core";

    private static final String API = "dev.pergola.api";
    private static final String LOGGING = "slf4j.api";
    private static final List<String> LIBRARIES = List.of(
            "com.fasterxml.jackson.core.jackson-core",
            "com.github.ben-manes.caffeine",
            "org.apache.felix.configadmin",
            "org.apache.felix.scr",
            "org.eclipse.jetty.",
            "org.osgi.service.component",
            "org.osgi.service.log",
            "org.osgi.util.function",
            "org.osgi.util.promise",
            "org.xerial.sqlite-jdbc",
            "org.yaml.snakeyaml",
            "picocli",
            CORE);

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    ProductBundles {
        locations = List.copyOf(locations);
    }

    static ProductBundles onTheClassPath() {
        List<String> locations = new ArrayList<>();
        List<String> exports = new ArrayList<>();
        try {
            ClassLoader loader = ProductBundles.class.getClassLoader();
            for (URL url : Collections.list(loader.getResources(MANIFEST))) {
                Manifest manifest = read(url);
                String name = header(manifest, Constants.BUNDLE_SYMBOLICNAME)
                        .map(value -> value.split(";", 2)[0].strip())
                        .orElse("");
                if (name.equals(API) || name.equals(LOGGING)) {
                    exports.add(header(manifest, Constants.EXPORT_PACKAGE).orElse(""));
                } else if (LIBRARIES.stream().anyMatch(library -> isOneOf(library, name))) {
                    locations.add(location(url));
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return new ProductBundles(locations, withoutUses(String.join(",", exports)));
    }

    private static boolean isOneOf(String library, String name) {
        return library.endsWith(".") ? name.startsWith(library) : name.equals(library);
    }

    private static String withoutUses(String exports) {
        return exports.replaceAll(";uses:=\"[^\"]*\"", "");
    }

    private static Manifest read(URL url) throws IOException {
        try (InputStream source = url.openStream()) {
            return new Manifest(source);
        }
    }

    private static Optional<String> header(Manifest manifest, String name) {
        return Optional.ofNullable(manifest.getMainAttributes().getValue(name));
    }

    /** The jar or the directory around a manifest, read where it lies. */
    private static String location(URL manifest) {
        String text = manifest.toString();
        String inside = text.startsWith("jar:") ? "!/" + MANIFEST : MANIFEST;
        String place = text.substring(text.startsWith("jar:") ? 4 : 0, text.length() - inside.length());
        return "reference:" + place.replace("+", "%2B");
    }
}
