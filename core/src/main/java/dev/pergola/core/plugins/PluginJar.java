package dev.pergola.core.plugins;

import java.nio.file.Path;

/**
 * A file that holds a plugin: a jar, or a source of which a jar was made. Two of these are equal only if also their place and time are, so what went wrong with one is
 * not held against it once somebody has touched it.
 *
 * @param path where it is
 * @param origin which folder it is in
 * @param stamp what the directory said when it was looked into
 * @param name the symbolic name of the bundle
 * @param version its version
 * @param sha256 the hash of all bytes of the jar, in lower case hexadecimal digits
 * @param content the jar; the same as the path, unless that is a source
 */
public record PluginJar(
        Path path, String origin, FileStamp stamp, String name, PluginVersion version, String sha256, Path content)
        implements PluginFile {

    /**
     * A jar that lies in a folder.
     *
     * @param path where it is
     * @param origin which folder it is in
     * @param stamp what the directory said when it was looked into
     * @param name the symbolic name of the bundle
     * @param version its version
     * @param sha256 the hash of all bytes, in lower case hexadecimal digits
     */
    public PluginJar(Path path, String origin, FileStamp stamp, String name, PluginVersion version, String sha256) {
        this(path, origin, stamp, name, version, sha256, path);
    }

    /** The same plugin, made of a source that lies elsewhere. */
    PluginJar madeOf(Path source, String folder, FileStamp stampOfSource) {
        return new PluginJar(source, folder, stampOfSource, name, version, sha256, content);
    }

    /** Whether a jar was made of what lies there. */
    boolean isMade() {
        return !path.equals(content);
    }

    /**
     * The same jar kept elsewhere, such as where it will lie once it is installed.
     *
     * @param otherPath where it is kept
     * @param otherOrigin which folder that is
     * @return a new value
     */
    public PluginJar movedTo(Path otherPath, String otherOrigin) {
        return new PluginJar(otherPath, otherOrigin, stamp, name, version, sha256);
    }

    /**
     * Whether another jar holds the very same plugin.
     *
     * @param other the other jar
     * @return true for two copies of one jar
     */
    boolean hasContentOf(PluginJar other) {
        return name.equals(other.name) && version.equals(other.version) && sha256.equals(other.sha256);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
