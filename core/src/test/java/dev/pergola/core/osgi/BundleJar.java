package dev.pergola.core.osgi;

import dev.pergola.core.plugins.FileStamp;
import dev.pergola.core.plugins.PluginJar;
import dev.pergola.core.plugins.PluginVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** Builds the jar of a test plugin out of compiled classes of the tests. */
final class BundleJar {

    private static final String API =
            "dev.pergola.api.hook.web;version=\"[1.0,2)\",dev.pergola.api.http;version=\"[1.0,2)\"";

    private final String name;
    private final String version;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> files = new LinkedHashMap<>();
    private final List<Class<?>> classes = new ArrayList<>();

    private BundleJar(String name, String version) {
        this.name = name;
        this.version = version;
        headers.put("Manifest-Version", "1.0");
        headers.put("Bundle-ManifestVersion", "2");
        headers.put("Bundle-SymbolicName", name);
        headers.put("Bundle-Version", version);
        headers.put("Import-Package", "org.osgi.framework," + API);
    }

    static BundleJar of(String name, String version) {
        return new BundleJar(name, version);
    }

    BundleJar header(String header, String value) {
        headers.put(header, value);
        return this;
    }

    BundleJar activator(Class<?> activator, Class<?>... more) {
        classes.add(activator);
        classes.addAll(List.of(more));
        return header("Bundle-Activator", activator.getName());
    }

    /** A component that offers a route; the extra elements are its references. */
    BundleJar route(Class<?> component, String attributes, String elements) {
        classes.add(component);
        files.put("OSGI-INF/component.xml", """
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="greeting" %s>
                    <service><provide interface="dev.pergola.api.hook.web.RouteHook"/></service>
                    <property name="pergola.route.pattern" value="/-/hello"/>
                    %s
                    <implementation class="%s"/>
                </scr:component>
                """.formatted(attributes, elements, component.getName()));
        return header("Service-Component", "OSGI-INF/component.xml");
    }

    BundleJar file(String path, String text) {
        files.put(path, text);
        return this;
    }

    PluginJar in(Path folder) throws IOException {
        Path file = folder.resolve(name + "-" + version + ".jar");
        Manifest manifest = new Manifest();
        headers.forEach((header, value) -> manifest.getMainAttributes().put(new Attributes.Name(header), value));
        ByteArrayOutputStream manifestBytes = new ByteArrayOutputStream();
        manifest.write(manifestBytes);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            add(jar, JarFile.MANIFEST_NAME, manifestBytes.toByteArray());
            for (Map.Entry<String, String> text : files.entrySet()) {
                add(jar, text.getKey(), text.getValue().getBytes(StandardCharsets.UTF_8));
            }
            for (Class<?> type : classes) {
                String path = type.getName().replace('.', '/') + ".class";
                try (InputStream bytes = type.getClassLoader().getResourceAsStream(path)) {
                    add(jar, path, Objects.requireNonNull(bytes).readAllBytes());
                }
            }
        }
        FileStamp stamp = new FileStamp(Files.size(file), FileTime.fromMillis(0));
        return new PluginJar(file, "test", stamp, name, PluginVersion.parse(version), "unused");
    }

    private static void add(JarOutputStream jar, String path, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(path));
        jar.write(content);
    }
}
