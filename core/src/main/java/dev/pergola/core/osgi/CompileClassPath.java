package dev.pergola.core.osgi;

import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The jars of the bundles that plugins are compiled against, which are installed where they lie. */
final class CompileClassPath {

    private static final Logger LOG = LoggerFactory.getLogger(CompileClassPath.class);
    private static final String REFERENCE = "reference:";

    private static final List<String> BUNDLES = List.of(
            "dev.pergola.api",
            "org.osgi.service.component",
            "org.osgi.service.component.annotations",
            "org.osgi.service.metatype.annotations");

    private CompileClassPath() {}

    /** The jars; without what is not installed or was copied into the framework. */
    static List<Path> of(BundleContext context) {
        return BUNDLES.stream().flatMap(name -> jar(context, name).stream()).toList();
    }

    private static Optional<Path> jar(BundleContext context, String name) {
        Stream<Bundle> found =
                Arrays.stream(context.getBundles()).filter(bundle -> name.equals(bundle.getSymbolicName()));
        Optional<Path> jar = found.map(Bundle::getLocation)
                .filter(location -> location.startsWith(REFERENCE + "file:"))
                .map(location -> Path.of(URI.create(location.substring(REFERENCE.length()))))
                .findFirst();
        if (jar.isEmpty()) {
            LOG.debug("{} is not on the class path of sources, because its jar is not known", name);
        }
        return jar;
    }
}
