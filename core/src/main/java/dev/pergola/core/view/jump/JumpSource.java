package dev.pergola.core.view.jump;

import dev.pergola.api.http.Request;
import java.util.stream.Stream;

/** Knows things to jump to. Asked for each request, by any number of threads. */
@FunctionalInterface
public interface JumpSource {

    /**
     * What can be jumped to.
     *
     * @param request of the one who asks
     * @return only what he may open, in any order
     */
    Stream<JumpItem> items(Request request);
}
