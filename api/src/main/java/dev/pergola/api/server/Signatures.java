package dev.pergola.api.server;

import dev.pergola.api.Attributes;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Signs values with the secret of the server, as an OSGi service: everybody can read them, nobody else can make them. May be
 * used by any number of threads. Without a secret from outside, what was signed is worth nothing after a restart.
 */
@ProviderType
public interface Signatures {

    /**
     * Signs values.
     *
     * @param purpose what they are for, such as the name of the plugin; what was signed for one purpose is not valid for
     *     another. Not {@code actor}, {@code token} or {@code messages}, which are those of the core
     * @param values what to sign
     * @return a text for addresses, cookies and forms
     * @throws IllegalArgumentException where the purpose is one of the core
     */
    String sign(String purpose, Attributes values);

    /**
     * Reads what was signed.
     *
     * @param purpose as it was signed
     * @param text what came back
     * @return empty where it was not signed here for this purpose
     */
    Optional<Attributes> read(String purpose, String text);
}
