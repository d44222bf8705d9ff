package dev.pergola.core.view.write;

import dev.pergola.api.http.Response;

/** Keeps pages that change data out of the frames of other pages, where somebody could be led to click on them. */
final class FrameGuard {

    private static final String POLICY = "Content-Security-Policy";
    private static final String NO_FRAMES = "frame-ancestors 'none'";

    private FrameGuard() {}

    static Response guarded(Response response) {
        String policy = response.headers().first(POLICY).orElse("");
        return response.withHeader("X-Frame-Options", "DENY")
                .withHeader(
                        POLICY,
                        policy.isEmpty()
                                ? NO_FRAMES
                                : policy.replaceAll("; *frame-ancestors [^;]*", "") + "; " + NO_FRAMES);
    }
}
