package dev.pergola.core.source;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes plugins of sources. For any thread, one at a time for the same sources. */
public final class PluginMaker {

    private static final Logger LOG = LoggerFactory.getLogger(PluginMaker.class);

    private final String product;
    private final JarCache cache;

    /**
     * Makes a maker.
     *
     * @param product the version of the product; another one makes everything anew
     * @param cache the folder for what was made; it may be deleted at any time, and need not be writable
     */
    public PluginMaker(String product, Path cache) {
        this.product = requireNonNull(product, "product is null");
        this.cache = new JarCache(cache, Clock.systemUTC());
    }

    /**
     * Makes the plugin, or finds it where the same sources were made into one before.
     *
     * @param sources what it is made of
     * @return the jar of a bundle
     * @throws SourceRefusal with every fault
     */
    public Path make(PluginSources sources) throws SourceRefusal {
        try {
            SourceSet set = sources.read();
            String name = set.identity().name() + "-" + ContentHash.withTools(set, product);
            Optional<Path> kept = cache.find(name);
            return kept.isPresent() ? kept.get() : cache.keep(name, bundle(sources.place(), set));
        } catch (IOException unreadable) {
            throw SourceRefusal.of(
                    String.valueOf(sources.place().getFileName()), "It cannot be read: %s.".formatted(unreadable));
        }
    }

    private static byte[] bundle(Path place, SourceSet set) throws IOException, SourceRefusal {
        if (!SourceCompiler.isThere()) {
            throw SourceRefusal.of(
                    String.valueOf(place.getFileName()),
                    "It cannot be compiled, because the Java in %s has no compiler. Run the server with a JDK of version %d, or build a jar elsewhere."
                            .formatted(
                                    System.getProperty("java.home"),
                                    Runtime.version().feature()));
        }
        long start = System.nanoTime();
        Compilation compilation = SourceCompiler.compile(set);
        if (!compilation.faults().isEmpty()) {
            throw new SourceRefusal(compilation.faults());
        }
        long compiled = System.nanoTime();
        byte[] jar = BundleMaker.make(set, set.identity().versionOf(ContentHash.of(set)), compilation.classes());
        LOG.debug(
                "{}: compiled in {} ms, made a bundle in {} ms",
                place,
                (compiled - start) / 1_000_000,
                (System.nanoTime() - compiled) / 1_000_000);
        return jar;
    }

    /**
     * The files that are looked at as plugins of one file.
     *
     * @param fileName the last part of a path
     * @return true for a source that is no description of a package or module
     */
    public static boolean isOneFile(String fileName) {
        return fileName.endsWith(".java")
                && !List.of("package-info.java", "module-info.java").contains(fileName);
    }
}
