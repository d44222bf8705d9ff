package dev.pergola.api.hook.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Files that a plugin serves as they are, under {@code /-/static-plugins/NAME/}.
 *
 * <p>Called on request threads, by many at once. The core reads a file once, keeps it with a hash of its content as long
 * as the service is registered, and answers conditional requests; a page refers to a file by
 * {@link dev.pergola.api.hook.page.Asset#file(String, String)}, whose address carries the hash, so that browsers keep
 * the file for good. The type is told from the ending of the name.
 *
 * <pre>{@code
 * @Component(property = StaticFiles.NAME + "=vega")
 * public final class VegaFiles implements StaticFiles {
 *     public Optional<InputStream> open(String path) {
 *         return Optional.ofNullable(VegaFiles.class.getResourceAsStream("/static/" + path));
 *     }
 * }
 * }</pre>
 */
@ConsumerType
public interface StaticFiles {

    /**
     * Service property, required: the name in the address (String), letters, digits, hyphen and underscore. A hyphen and
     * an underscore are the same. Two services of one name: the higher ranking is active, the other shadowed.
     */
    String NAME = "pergola.static.name";

    /** The largest file that is served, in bytes; a larger one is answered as a problem. */
    int MAXIMUM_BYTES = 32 * 1024 * 1024;

    /**
     * Opens a file.
     *
     * @param path relative, decoded; has no empty, {@code .} or {@code ..} segment and no backslash
     * @return the content, closed by the core; empty where there is no such file
     * @throws IOException where the file cannot be read
     */
    Optional<InputStream> open(String path) throws IOException;
}
