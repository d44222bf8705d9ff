package dev.pergola.api.hook.page;

import dev.pergola.api.http.Request;
import org.osgi.annotation.versioning.ProviderType;

/** What a page hook may know of the page that is built. For one thread; valid during the call. */
@ProviderType
public interface PageContext {

    /**
     * What the page shows.
     *
     * @return the same value each time
     */
    PageDescription page();

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

    /**
     * The address of a static file of a plugin, with the hash of its content, so that browsers keep it for good: for files that
     * a script of the page loads when it needs them. What every page loads is named by {@link PageAssets} instead.
     *
     * @param name the {@link dev.pergola.api.hook.web.StaticFiles#NAME} of the files
     * @param path among these files
     * @return the address; without a hash where there is no such file
     */
    default String file(String name, String path) {
        return addresses().file(name, path);
    }
}
