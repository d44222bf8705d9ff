package dev.pergola.core.view;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;

/** For how long a browser may keep an answer: the setting {@code default_cache_ttl} and the argument {@code _ttl}. */
public final class Freshness {

    private Freshness() {}

    /** What is known of the page that is made for a request. For the thread of the request. */
    private static final class Page {
        private boolean offersChanges;
    }

    /**
     * Says that the page offers its reader to change what it shows. He would not see what he has changed, were his browser to
     * show it again without asking.
     *
     * @param request for which the page is made, before {@link #mark} is called
     */
    public static void offersChanges(Request request) {
        request.once(Page.class, Page::new).offersChanges = true;
    }

    /**
     * Adds the header.
     *
     * @param response an answer with data
     * @param request may ask for a time with {@code _ttl}
     * @param defaultSeconds the time where it does not; negative for no header at all
     * @return the answer with {@code Cache-Control}; a problem is never kept
     */
    public static Response mark(Response response, Request request, int defaultSeconds) {
        int seconds = request.parameter("_ttl")
                .filter(text -> text.matches("[0-9]{1,9}"))
                .map(Integer::parseInt)
                .orElseGet(() -> request.once(Page.class, Page::new).offersChanges
                        ? Math.min(0, defaultSeconds)
                        : defaultSeconds);
        return seconds < 0 || response.status() != 200
                ? response
                : response.withHeader("Cache-Control", seconds == 0 ? "no-cache" : "max-age=" + seconds);
    }
}
