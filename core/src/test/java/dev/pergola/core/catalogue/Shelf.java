package dev.pergola.core.catalogue;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import org.apache.felix.resolver.Logger;
import org.apache.felix.resolver.ResolverImpl;
import org.apache.felix.utils.resource.ResourceBuilder;
import org.osgi.framework.BundleException;
import org.osgi.resource.Capability;

/** A folder of jars that consist of a manifest, and a catalogue of it for a server with the API 1.4. */
public final class Shelf {

    private final Path folder;

    public Shelf(Path folder) {
        this.folder = folder;
    }

    public Path folder() {
        return folder;
    }

    /** Adds a plugin; headers come in pairs of name and value. */
    public Path put(String name, String version, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Bundle-ManifestVersion", "2");
        all.put("Bundle-SymbolicName", name);
        all.put("Bundle-Version", version);
        IntStream.range(0, headers.length / 2).forEach(pair -> all.put(headers[2 * pair], headers[2 * pair + 1]));
        return jar(folder.resolve(name + "-" + version + ".jar"), all);
    }

    public static Path jar(Path file, Map<String, String> headers) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            ZipEntry entry = new ZipEntry(JarFile.MANIFEST_NAME);
            entry.setTime(0); // the same jar in each run
            jar.putNextEntry(entry);
            manifest.write(jar);
            return file;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    public Catalogues catalogue(String... more) {
        CataloguePlaces places =
                new CataloguePlaces(List.of(folder), () -> List.of(more), folder.resolve("copies"), Clock.systemUTC());
        return new Catalogues(places, Shelf::offer, new ResolverImpl(new Logger(0)));
    }

    /** A server with a few packages of the API, on Java 17. */
    static ServerOffer offer() {
        String packages = List.of("dev.pergola.api.hook.page", "dev.pergola.api.hook.web").stream()
                .map(name -> name + ";version=1.4")
                .collect(Collectors.joining(","));
        List<Capability> capabilities = new ArrayList<>();
        try {
            capabilities.addAll(ResourceBuilder.build(
                            "server",
                            Map.of(
                                    "Bundle-ManifestVersion",
                                    "2",
                                    "Bundle-SymbolicName",
                                    "server",
                                    "Export-Package",
                                    packages + ",org.osgi.framework;version=1.10",
                                    "Provide-Capability",
                                    "osgi.ee;osgi.ee=JavaSE;version:List<Version>=\"1.8,11,17\","
                                            + "osgi.extender;osgi.extender=osgi.component;version:Version=1.5"))
                    .getCapabilities(null));
        } catch (BundleException impossible) {
            throw new IllegalStateException(impossible);
        }
        return new ServerOffer(capabilities);
    }

    public static String page(String range) {
        return "dev.pergola.api.hook.page;version=\"%s\"".formatted(range);
    }
}
