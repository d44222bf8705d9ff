package dev.pergola.core.boot;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.plugins.TrustedKeys;
import java.nio.file.Path;

/**
 * What runs, and where it keeps its things.
 *
 * @param version the version of the product
 * @param home the directory of the user's plugins and caches; need not exist
 */
public record Product(String version, Path home) {

    /** Whose plugins may run. */
    public TrustedKeys trustedKeys() {
        return new TrustedKeys(home.resolve("trusted-keys.pem"));
    }

    /** Checks the parts. */
    public Product {
        requireNonNull(version, "version is null");
        requireNonNull(home, "home is null");
    }
}
