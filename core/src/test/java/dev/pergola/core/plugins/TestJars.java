package dev.pergola.core.plugins;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Jars as they may lie in a folder of plugins. */
public final class TestJars {

    private TestJars() {}

    public static void plugin(Path file, String name, String version) {
        plugin(file, name, version, "the only content");
    }

    public static void plugin(Path file, String name, String version, String content) {
        jar(file, Map.of("Bundle-SymbolicName", name, "Bundle-Version", version), content);
    }

    public static void jar(Path file, Map<String, String> headers, String content) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.forEach((name, value) -> manifest.getMainAttributes().putValue(name, value));
        ByteArrayOutputStream manifestBytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            manifest.write(manifestBytes);
            entry(jar, JarFile.MANIFEST_NAME, manifestBytes.toByteArray());
            entry(jar, "content", content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The same content gives the same bytes, whatever time it is. */
    private static void entry(JarOutputStream jar, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setLastModifiedTime(FileTime.fromMillis(0));
        jar.putNextEntry(entry);
        jar.write(content);
    }

    /** A jar as the planner sees it, without a file. */
    static PluginJar described(String name, String version, String content) {
        return new PluginJar(
                Path.of("/plugins", name + "-" + version + ".jar"),
                "home folder",
                new FileStamp(1, FileTime.fromMillis(0)),
                name,
                PluginVersion.parse(version),
                content);
    }

    public static PluginJar described(String name, String version) {
        return described(name, version, "hash of " + name + " " + version);
    }

    static UnusableFile garbage(Path path) {
        return new UnusableFile(path, "home folder", new FileStamp(1, FileTime.fromMillis(1)), "It is no jar.");
    }
}
