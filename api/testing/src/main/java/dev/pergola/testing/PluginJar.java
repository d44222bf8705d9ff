package dev.pergola.testing;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.framework.Constants;

/** A plugin as a jar, made from compiled classes or from a file. Immutable. */
public final class PluginJar {

    private final Manifest manifest;
    private final Map<String, byte[]> entries;

    private PluginJar(Manifest manifest, Map<String, byte[]> entries) {
        this.manifest = manifest;
        this.entries = entries;
    }

    /**
     * The plugin of the project whose tests run, made from {@code target/classes}; nothing has to be packaged before.
     *
     * @return the same content as the jar of the build
     * @throws IllegalStateException where these classes are no bundle
     */
    public static PluginJar ofThisProject() {
        return ofClasses(Path.of("target", "classes"));
    }

    /**
     * A plugin made from a directory of classes.
     *
     * @param directory with {@code META-INF/MANIFEST.MF}, as bnd writes it
     * @return a jar with everything in the directory
     * @throws IllegalStateException where the directory holds no bundle
     */
    public static PluginJar ofClasses(Path directory) {
        Path manifest = directory.resolve(JarFile.MANIFEST_NAME);
        try (Stream<Path> files = Files.walk(directory)) {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                if (!file.equals(manifest)) {
                    entries.put(directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
            try (InputStream source = Files.newInputStream(manifest)) {
                return new PluginJar(checked(new Manifest(source), directory), entries);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("There is no plugin in " + directory + "; is the project built?", failure);
        }
    }

    /**
     * A plugin that was built.
     *
     * @param file the jar
     * @return its content
     * @throws IllegalStateException where it is no bundle
     */
    public static PluginJar ofFile(Path file) {
        try (JarFile jar = new JarFile(file.toFile())) {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            Enumeration<JarEntry> all = jar.entries();
            while (all.hasMoreElements()) {
                JarEntry entry = all.nextElement();
                if (!entry.isDirectory() && !entry.getName().equals(JarFile.MANIFEST_NAME)) {
                    entries.put(entry.getName(), jar.getInputStream(entry).readAllBytes());
                }
            }
            return new PluginJar(checked(jar.getManifest(), file), entries);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Manifest checked(Manifest manifest, Path place) {
        if (manifest.getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME) == null) {
            throw new IllegalStateException(
                    "The manifest in %s has no Bundle-SymbolicName; the bnd-maven-plugin writes one.".formatted(place));
        }
        return manifest;
    }

    /**
     * The same plugin under another version, such as to replace itself.
     *
     * @param version such as {@code 2.0.0}
     * @return a jar with the same content
     */
    public PluginJar withVersion(String version) {
        return withHeader(Constants.BUNDLE_VERSION, version);
    }

    /**
     * The same plugin with another header in its manifest, such as to see it fail.
     *
     * @param name of the header
     * @param value instead of what was there
     * @return a jar with the same content
     */
    public PluginJar withHeader(String name, String value) {
        Manifest changed = new Manifest(manifest);
        changed.getMainAttributes().putValue(name, requireNonNull(value, "value is null"));
        return new PluginJar(changed, entries);
    }

    /**
     * The name of the plugin.
     *
     * @return its symbolic name
     */
    public String name() {
        return header(Constants.BUNDLE_SYMBOLICNAME).split(";", 2)[0].strip();
    }

    /**
     * The version of the plugin.
     *
     * @return as the manifest has it
     */
    public String version() {
        return header(Constants.BUNDLE_VERSION);
    }

    private String header(String name) {
        String value = manifest.getMainAttributes().getValue(name);
        return value == null ? "" : value;
    }

    /** In one step, so that nobody reads half of it. */
    void moveTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Path unseen = Files.createTempFile("plugin", ".jar");
            Files.write(unseen, bytes());
            Files.move(unseen, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : List.copyOf(entries.entrySet())) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public String toString() {
        return name() + " " + version();
    }
}
