package dev.pergola.core.boot;

import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.http.EventFeed;
import dev.pergola.core.http.HttpLimits;
import dev.pergola.core.http.HttpOptions;
import dev.pergola.core.http.HttpServer;
import dev.pergola.core.http.HttpStartException;
import java.net.URI;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** The way from the network into a site: closed at first, then open, then closed for good. */
final class Entrance implements AutoCloseable {

    private final Function<Request, Response> answers;
    private final BiFunction<ServerException, Request, Response> problems;
    private final Consumer<Thread> abandoned;
    private final EventFeed feed;
    private volatile Optional<HttpServer> http = Optional.empty();

    /**
     * An entrance that is closed.
     *
     * @param answers answers requests
     * @param problems answers what is no request, or cannot be answered
     * @param abandoned told of a thread whose client does not wait for the answer
     * @param feed what open pages are told
     */
    Entrance(
            Function<Request, Response> answers,
            BiFunction<ServerException, Request, Response> problems,
            Consumer<Thread> abandoned,
            EventFeed feed) {
        this.answers = answers;
        this.problems = problems;
        this.abandoned = abandoned;
        this.feed = feed;
    }

    /**
     * Opens it.
     *
     * @param address where
     * @param bodyBytes the largest body of a request; 0 for any size
     * @throws HttpStartException where the address cannot be used
     */
    void open(ListenAddress address, long bodyBytes) throws HttpStartException {
        HttpServer server = new HttpServer(
                new HttpOptions(
                        address.host(),
                        address.port(),
                        address.socket(),
                        address.tls(),
                        HttpLimits.standard().withBodyBytes(bodyBytes)),
                answers,
                problems,
                abandoned);
        server.tell(feed);
        server.start();
        http = Optional.of(server);
    }

    /** Limits the bodies of requests that begin from now on. */
    void limitBodies(long bytes) {
        http.ifPresent(server -> server.limitBodies(bytes));
    }

    /** Reads the certificate again, where there is one. */
    void reload() {
        http.ifPresent(HttpServer::reload);
    }

    /**
     * The address of a page for a person on this machine.
     *
     * @param path of the page, and its query
     * @return empty while the entrance is closed
     */
    Optional<URI> address(String path) {
        return http.map(server -> server.location().resolve(path));
    }

    @Override
    public void close() {
        http.ifPresent(HttpServer::close);
    }
}
