package dev.pergola.api.http;

import static java.util.Objects.requireNonNull;

import java.io.InputStream;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A request of which something is different. */
record ChangedRequest(Request original, RequestChange change) implements Request {

    ChangedRequest {
        requireNonNull(original, "original is null");
        requireNonNull(change, "change is null");
    }

    private <T> T of(Optional<T> changed, Function<Request, T> unchanged) {
        return changed.orElseGet(() -> unchanged.apply(original));
    }

    @Override
    public String method() {
        return of(change.method(), Request::method);
    }

    @Override
    public String path() {
        return of(change.pathAndQuery().map(address -> address.split("\\?", 2)[0]), Request::path);
    }

    @Override
    public String rawQuery() {
        return of(change.pathAndQuery().map(ChangedRequest::queryOf), Request::rawQuery);
    }

    private static String queryOf(String address) {
        int question = address.indexOf('?');
        return question < 0 ? "" : address.substring(question + 1);
    }

    @Override
    public QueryString query() {
        return change.pathAndQuery().isPresent() ? QueryString.parse(rawQuery()) : original.query();
    }

    @Override
    public Headers headers() {
        return of(change.headers(), Request::headers);
    }

    @Override
    public Optional<String> header(String name) {
        return change.headers().isPresent() ? headers().first(name) : original.header(name);
    }

    @Override
    public InputStream body() {
        return original.body();
    }

    @Override
    public String scheme() {
        return of(change.site().map(site -> site.substring(0, site.indexOf(':'))), Request::scheme);
    }

    @Override
    public String host() {
        return of(change.site().map(site -> site.substring(site.indexOf("//") + 2)), Request::host);
    }

    @Override
    public String remoteAddress() {
        return of(change.remoteAddress(), Request::remoteAddress);
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
