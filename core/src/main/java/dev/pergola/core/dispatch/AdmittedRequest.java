package dev.pergola.core.dispatch;

import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Headers;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A request of which it is known who sent it, with what was found out for it. For one thread. */
record AdmittedRequest(Request original, Actor actor, Map<Class<?>, Object> known) implements Request {

    AdmittedRequest(Request original, Actor actor) {
        this(original, actor, new HashMap<>());
    }

    @Override
    public <T> T once(Class<T> type, Supplier<T> computation) {
        Object kept = known.get(type);
        if (kept == null) {
            kept = computation.get();
            known.put(type, kept);
        }
        return type.cast(kept);
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
    public Headers headers() {
        return original.headers();
    }

    @Override
    public Optional<String> header(String name) {
        return original.header(name);
    }

    @Override
    public InputStream body() {
        return original.body();
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
    public String remoteAddress() {
        return original.remoteAddress();
    }
}
