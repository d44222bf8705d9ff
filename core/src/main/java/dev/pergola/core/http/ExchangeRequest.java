package dev.pergola.core.http;

import dev.pergola.api.http.Headers;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.HostPort;
import org.jspecify.annotations.Nullable;

/**
 * A thin view of Jetty's request: nothing is decoded or copied before it is asked for. The path is what the client sent,
 * so that the router alone decides what its parts mean; no file is ever looked up by it. Forwarding headers are not
 * believed. For one thread.
 */
final class ExchangeRequest implements Request {

    private final org.eclipse.jetty.server.Request exchange;
    private final HttpLimits limits;
    private @Nullable QueryString query;
    private @Nullable Headers headers;
    private @Nullable InputStream body;

    ExchangeRequest(org.eclipse.jetty.server.Request exchange, HttpLimits limits) {
        this.exchange = exchange;
        this.limits = limits;
    }

    @Override
    public String method() {
        return exchange.getMethod().toUpperCase(Locale.ROOT);
    }

    @Override
    public String path() {
        String path = exchange.getHttpURI().getPath();
        // CONNECT names a host instead of a path, and OPTIONS * means the server as a whole.
        return path != null && path.startsWith("/") ? path : "/";
    }

    @Override
    public QueryString query() {
        QueryString parsed = query;
        if (parsed == null) {
            parsed = QueryString.parse(rawQuery());
            query = parsed;
        }
        return parsed;
    }

    @Override
    public String rawQuery() {
        String text = exchange.getHttpURI().getQuery();
        return text == null ? "" : text;
    }

    @Override
    public Headers headers() {
        Headers copied = headers;
        if (copied == null) {
            List<Headers.Field> fields = new ArrayList<>(exchange.getHeaders().size());
            for (HttpField field : exchange.getHeaders()) {
                fields.add(new Headers.Field(field.getName(), valueOf(field)));
            }
            copied = new Headers(fields);
            headers = copied;
        }
        return copied;
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(exchange.getHeaders().getField(name)).map(ExchangeRequest::valueOf);
    }

    private static String valueOf(HttpField field) {
        return field.getValue() == null ? "" : field.getValue();
    }

    @Override
    public InputStream body() {
        InputStream stream = body;
        if (stream == null) {
            stream = new RequestBody(Content.Source.asInputStream(exchange), exchange.getLength(), limits);
            body = stream;
        }
        return stream;
    }

    @Override
    public String scheme() {
        return exchange.isSecure() ? "https" : "http";
    }

    @Override
    public String host() {
        HttpURI uri = exchange.getHttpURI();
        String host = uri.getHost() == null ? org.eclipse.jetty.server.Request.getServerName(exchange) : uri.getHost();
        int standardPort = exchange.isSecure() ? 443 : 80;
        boolean portNeeded = uri.getPort() > 0 && uri.getPort() != standardPort;
        return portNeeded ? new HostPort(host, uri.getPort()).toString() : HostPort.normalizeHost(host);
    }

    @Override
    public String remoteAddress() {
        String address = org.eclipse.jetty.server.Request.getRemoteAddr(exchange);
        return address == null ? "" : address;
    }
}
