package dev.pergola.core.dispatch;

import dev.pergola.api.http.Headers;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import java.io.InputStream;

/** A request as the routes see it: without the base path under which the site is published, and by the public scheme. */
record RebasedRequest(Request original, String path, String scheme) implements Request {

    /**
     * Takes the base path off a request.
     *
     * @param request as it came
     * @param site how it is published
     * @return with its own path where that does not begin with the base path: a proxy may have taken it off
     */
    static Request of(Request request, Publication site) {
        String basePath = site.basePath();
        boolean prefixed = basePath.length() > 1 && request.path().startsWith(basePath);
        return prefixed || site.https()
                ? new RebasedRequest(
                        request,
                        prefixed ? request.path().substring(basePath.length() - 1) : request.path(),
                        site.https() ? "https" : request.scheme())
                : request;
    }

    @Override
    public String method() {
        return original.method();
    }

    @Override
    public QueryString query() {
        return original.query();
    }

    @Override
    public String rawQuery() {
        return original.rawQuery();
    }

    @Override
    public Headers headers() {
        return original.headers();
    }

    @Override
    public InputStream body() {
        return original.body();
    }

    @Override
    public String host() {
        return original.host();
    }

    @Override
    public String remoteAddress() {
        return original.remoteAddress();
    }
}
