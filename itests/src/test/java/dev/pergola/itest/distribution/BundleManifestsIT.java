package dev.pergola.itest.distribution;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.Distribution;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the shipped bundles say of themselves: the framework holds them to it, so it has to be what the design says. */
class BundleManifestsIT {

    private static final Path HOME = Distribution.script().getParent().getParent();

    @Test
    void pluginsImportTheApiAndTheFrameworksOwnPackagesOnly() throws IOException {
        List<Path> plugins = jars("catalogue", "*.jar"); // all of them, installed or not
        assertFalse(plugins.isEmpty());
        for (Path plugin : plugins) {
            Set<String> others = packages(manifest(plugin), "Import-Package")
                    .filter(name -> !name.startsWith("dev.pergola.api")
                            && !name.startsWith("java.")
                            && !name.startsWith("org.osgi."))
                    .collect(toCollection(TreeSet::new));
            assertEquals(Set.of(), others, plugin::toString);
        }
    }

    @Test
    void pluginsAndCoreExportNothing() throws IOException {
        List<Path> bundles = new ArrayList<>(jars("catalogue", "*.jar"));
        bundles.addAll(jars("bundles", "dev.pergola.core-*.jar"));
        for (Path bundle : bundles) {
            assertEquals(List.of(), packages(manifest(bundle), "Export-Package").toList(), bundle::toString);
        }
    }

    @Test
    void theApiExportsEachOfItsPackages() throws IOException {
        Path api = jars("bundles", "dev.pergola.api-*.jar").get(0);

        assertEquals(
                packagesInside(api), packages(manifest(api), "Export-Package").collect(toCollection(TreeSet::new)));
    }

    @Test
    void everyBundleIsOne() throws IOException {
        for (Path bundle : jars("bundles", "*.jar")) {
            assertTrue(manifest(bundle).containsKey(new Attributes.Name("Bundle-SymbolicName")), bundle::toString);
        }
    }

    private static List<Path> jars(String folder, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(HOME.resolve(folder), pattern)) {
            files.forEach(found::add);
        }
        return found;
    }

    private static Attributes manifest(Path bundle) throws IOException {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            return jar.getManifest().getMainAttributes();
        }
    }

    private static Set<String> packagesInside(Path bundle) throws IOException {
        try (JarFile jar = new JarFile(bundle.toFile())) {
            return jar.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class"))
                    .map(name -> name.substring(0, name.lastIndexOf('/')).replace('/', '.'))
                    .collect(toCollection(TreeSet::new));
        }
    }

    /** The names in a header of packages: what is not within quotes, before the first semicolon of each clause. */
    private static Stream<String> packages(Attributes manifest, String header) {
        String clauses = manifest.getValue(header);
        return clauses == null
                ? Stream.empty()
                : Stream.of(clauses.replaceAll("\"[^\"]*\"", "").split(",")).map(clause -> clause.split(";")[0]);
    }
}
