package dev.pergola.core.http;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;

/**
 * What a server shows and keeps for encrypted connections, both in PEM.
 *
 * @param certificate its certificate, then those that vouch for it
 * @param key its private key in PKCS#8, not encrypted itself
 */
public record TlsFiles(Path certificate, Path key) {

    /** Checks the parts. */
    public TlsFiles {
        requireNonNull(certificate, "certificate is null");
        requireNonNull(key, "key is null");
    }
}
