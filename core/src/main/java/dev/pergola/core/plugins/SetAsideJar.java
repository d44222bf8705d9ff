package dev.pergola.core.plugins;

import java.nio.file.Path;

/**
 * A plugin that does not run whatever else there is, such as one of a set that did not come up.
 *
 * @param jar the jar
 * @param trouble why
 */
public record SetAsideJar(PluginJar jar, PluginTrouble trouble) implements PluginFile {

    @Override
    public Path path() {
        return jar.path();
    }

    @Override
    public String origin() {
        return jar.origin();
    }

    @Override
    public FileStamp stamp() {
        return jar.stamp();
    }
}
