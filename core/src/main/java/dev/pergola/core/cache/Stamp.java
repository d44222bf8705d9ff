package dev.pergola.core.cache;

import dev.pergola.core.model.SourceVersion;
import java.util.List;

/**
 * All that an answer was made of, besides the request.
 *
 * @param plugins the number of the snapshot of hooks
 * @param configuration the number of the configuration
 * @param sources the data, at the versions from before it was read
 */
public record Stamp(long plugins, long configuration, List<SourceVersion> sources) {

    /** Copies the list. */
    public Stamp {
        sources = List.copyOf(sources);
    }
}
