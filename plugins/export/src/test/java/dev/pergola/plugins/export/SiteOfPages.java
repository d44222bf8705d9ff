package dev.pergola.plugins.export;

import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.InternalClient;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A site that consists of these pages. */
final class SiteOfPages implements InternalClient {

    private final Map<String, Response> pages = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    SiteOfPages page(String address, String body) {
        pages.put(
                address,
                Response.html("<html><head><title>" + address + "</title></head><body>" + body + "</body></html>"));
        return this;
    }

    /** A page that says that it depends on data alone. */
    SiteOfPages steady(String address, String body) {
        page(address, body);
        pages.computeIfPresent(address, (path, page) -> page.withHeader("ETag", "\"" + body.hashCode() + "\""));
        return this;
    }

    SiteOfPages put(String address, Response answer) {
        pages.put(address, answer);
        return this;
    }

    SiteOfPages file(String address, String type, byte[] bytes) {
        return put(address, Response.of(type, Body.streaming(out -> out.write(bytes))));
    }

    SiteOfPages style(String address, String style) {
        return put(address, Response.of("text/css; charset=utf-8", Body.of(style.getBytes(StandardCharsets.UTF_8))));
    }

    void remove(String address) {
        pages.remove(address);
    }

    int asked() {
        return asked.getAndSet(0);
    }

    @Override
    public Response send(Request request) {
        asked.incrementAndGet();
        String address = request.rawQuery().isEmpty() ? request.path() : request.path() + "?" + request.rawQuery();
        return pages.getOrDefault(address, Response.html("not found").withStatus(404));
    }

    @Override
    public InternalClient as(Actor actor) {
        return this;
    }

    @Override
    public InternalClient withoutPermissionChecks() {
        return this;
    }
}
