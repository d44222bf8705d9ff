package dev.pergola.api.hook.page;

import dev.pergola.api.http.Request;
import org.osgi.annotation.versioning.ProviderType;

/** What a source of the jump menu may know. For one thread; valid during the call. */
@ProviderType
public interface JumpContext {

    /**
     * The request that is answered, with the one who sent it.
     *
     * @return the same value each time
     */
    Request request();

    /**
     * Makes the addresses of the pages of this site.
     *
     * @return the same value each time
     */
    SiteAddresses addresses();
}
