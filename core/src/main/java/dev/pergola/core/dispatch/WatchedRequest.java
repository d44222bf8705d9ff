package dev.pergola.core.dispatch;

import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A request that notices when something is read of it by which two requests of the same address may differ. For one
 * thread.
 */
final class WatchedRequest implements Request {

    private final Request original;
    private boolean particular;

    WatchedRequest(Request original) {
        this.original = original;
    }

    /** Whether the answer may depend on more than the address. */
    boolean particular() {
        return particular;
    }

    /** Notes that the answer depends on more than the address. */
    void makeParticular() {
        particular = true;
    }

    @Override
    public Headers headers() {
        particular = true;
        return original.headers();
    }

    @Override
    public Optional<String> header(String name) {
        particular = true;
        return original.header(name);
    }

    @Override
    public InputStream body() {
        particular = true;
        return original.body();
    }

    @Override
    public String remoteAddress() {
        particular = true;
        return original.remoteAddress();
    }

    @Override
    public String method() {
        return original.method();
    }

    @Override
    public String path() {
        return original.path();
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
    public String scheme() {
        return original.scheme();
    }

    @Override
    public String host() {
        return original.host();
    }

    @Override
    public Actor actor() {
        return original.actor();
    }

    @Override
    public <T> T once(Class<T> type, Supplier<T> computation) {
        return original.once(type, computation);
    }
}
