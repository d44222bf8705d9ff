package dev.pergola.api.hook.web;

import dev.pergola.api.http.Request;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What a response filter may know of the request that is answered. For one thread; valid during the call. */
@ProviderType
public interface FilterContext {

    /**
     * The request. Its body may have been read.
     *
     * @return the same value each time
     */
    Request request();

    /**
     * The methods that the address answers.
     *
     * @return upper case, sorted; empty where no route matches the address
     */
    List<String> allowedMethods();
}
