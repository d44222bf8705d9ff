package dev.pergola.itest.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the jar of a plugin out of classes of the tests, as a build tool would. Immutable. */
public final class PluginJar {

    private static final String DESCRIPTIONS = "OSGI-INF/";
    private static final String API = "dev.pergola.api";

    private final Map<String, String> headers;
    private final Map<String, byte[]> entries;

    private PluginJar(Map<String, String> headers, Map<String, byte[]> entries) {
        this.headers = headers;
        this.entries = entries;
    }

    /**
     * A bundle with nothing in it.
     *
     * @param symbolicName its identity
     * @param version such as {@code 1.0.0}
     * @return a jar that imports the API of web hooks
     */
    public static PluginJar bundle(String symbolicName, String version) {
        return new PluginJar(Map.of(), Map.of())
                .withHeader("Bundle-ManifestVersion", "2")
                .withHeader("Bundle-SymbolicName", symbolicName)
                .withHeader("Bundle-Version", version)
                .withApi(".hook.web", ".http")
                .withHeader(
                        "Require-Capability",
                        "osgi.extender;filter:=\"(&(osgi.extender=osgi.component)(version>=1.4)(!(version>=2)))\"");
    }

    /**
     * The same with another manifest header.
     *
     * @param name of the header
     * @param value instead of what was there
     * @return a new value
     */
    public PluginJar withHeader(String name, String value) {
        return new PluginJar(with(headers, name, value), entries);
    }

    /**
     * The same, importing packages of the API and no others.
     *
     * @param packages the ends of their names, such as {@code .hook.web}; empty for the API itself
     * @return a new value
     */
    public PluginJar withApi(String... packages) {
        return withHeader(
                "Import-Package",
                Stream.of(packages)
                        .map(name -> API + name + ";version=\"[1,2)\"")
                        .collect(Collectors.joining(",")));
    }

    /**
     * The same with a text file.
     *
     * @param name of the entry
     * @param text its content
     * @return a new value
     */
    public PluginJar withFile(String name, String text) {
        return new PluginJar(headers, with(entries, name, text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * The same with a class.
     *
     * @param type a class of the tests that needs nothing but what the bundle imports
     * @return a new value
     */
    public PluginJar withClass(Class<?> type) {
        String entry = type.getName().replace('.', '/') + ".class";
        return new PluginJar(headers, with(entries, entry, bytesOf(entry)));
    }

    /**
     * The same with a component that is registered as a service.
     *
     * @param implementation a class of the tests that needs nothing but the API
     * @param service the hook it implements
     * @param properties service properties, all texts
     * @return a new value
     */
    public PluginJar withComponent(Class<?> implementation, Class<?> service, Map<String, String> properties) {
        return withComponent(implementation, List.of(service), properties);
    }

    /**
     * The same with a component that is registered as several services.
     *
     * @param implementation a class of the tests that needs nothing but the API
     * @param services the hooks it implements
     * @param properties service properties, all texts
     * @return a new value
     */
    public PluginJar withComponent(Class<?> implementation, List<Class<?>> services, Map<String, String> properties) {
        return withComponent(implementation, services, properties, List.of());
    }

    /**
     * The same with a component that is registered as several services and uses others.
     *
     * @param implementation a class of the tests that needs nothing but the API
     * @param services the hooks it implements
     * @param properties service properties, all texts
     * @param used services that it needs, each for the field that has its name with a small first letter
     * @return a new value
     */
    public PluginJar withComponent(
            Class<?> implementation, List<Class<?>> services, Map<String, String> properties, List<Class<?>> used) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
                .append("<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.4.0\" name=\"")
                .append(implementation.getName())
                .append("\">\n");
        properties.forEach((name, value) -> xml.append("  <property name=\"%s\" type=\"String\" value=\"%s\"/>%n"
                .formatted(name, value.replace("&", "&amp;").replace("\"", "&quot;"))));
        xml.append("  <service>");
        services.forEach(service -> xml.append("<provide interface=\"%s\"/>".formatted(service.getName())));
        xml.append("</service>\n");
        used.forEach(service -> xml.append("  <reference name=\"%1$s\" interface=\"%2$s\" field=\"%1$s\"/>%n"
                .formatted(field(service), service.getName())));
        xml.append("  <implementation class=\"%s\"/>%n".formatted(implementation.getName()))
                .append("</scr:component>\n");
        return withClass(implementation)
                .withHeader("Service-Component", DESCRIPTIONS + "*.xml")
                .withFile(DESCRIPTIONS + implementation.getName() + ".xml", xml.toString());
    }

    private static String field(Class<?> service) {
        String name = service.getSimpleName();
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    /**
     * Puts the jar into a folder in one step, replacing what has its name.
     *
     * @param file where the jar is to be
     */
    public void moveTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Path unseen = Files.createTempFile(file.getParent().getParent(), "plugin", ".jar");
            Files.write(unseen, bytes());
            Files.move(unseen, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * Writes the jar piece by piece over what may be there, as {@code cp} does.
     *
     * @param file where the jar is to be
     */
    public void copyTo(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /**
     * The content of the jar.
     *
     * @return a new array
     */
    public byte[] bytes() {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                jar.putNextEntry(new JarEntry(entry.getKey()));
                jar.write(entry.getValue());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytesOf(String entry) {
        try (InputStream source = PluginJar.class.getClassLoader().getResourceAsStream(entry)) {
            return source.readAllBytes();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        Map<String, V> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
