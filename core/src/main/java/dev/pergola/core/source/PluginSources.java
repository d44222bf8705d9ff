package dev.pergola.core.source;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Where the sources of one plugin are. Asked by one thread at a time. */
public interface PluginSources {

    /**
     * What people know it by.
     *
     * @return a file, or the folder of a project
     */
    Path place();

    /**
     * What the plugin is made of: when any of this changes, it is another plugin.
     *
     * @return files, and folders with all that is in them; some may not exist
     */
    List<Path> parts();

    /**
     * Reads the sources.
     *
     * @return their content at this moment
     * @throws IOException where a file cannot be read
     * @throws SourceRefusal where something in them says that no plugin can be made of them
     */
    SourceSet read() throws IOException, SourceRefusal;
}
