package dev.pergola.core.http;

import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves requests over HTTP/1.1: {@link #start()} once, {@link #close()} once.
 *
 * <p>The function is called on threads named {@code http-} and a number, by at most as many requests at once as the
 * limits say; the next ones wait without a thread, and what cannot wait is refused with status 503. Text of some length
 * is compressed for clients that accept it. Headers that a proxy may have added are neither read nor trusted.
 */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final HttpOptions options;
    private final Server server;
    private final PatientConnector connector;
    private final Connections connections;

    /**
     * Makes a server that does not listen yet.
     *
     * @param options where to listen, and the limits
     * @param answers answers a request on the thread of its caller; called by many at once. Each response's body is
     *     closed
     * @param problems renders what fails before, or instead of, the answer; the request may hold little more than
     *     {@code GET /} where it was malformed. Must not throw
     */
    public HttpServer(
            HttpOptions options,
            Function<Request, Response> answers,
            BiFunction<ServerException, Request, Response> problems) {
        this.options = options;
        HttpLimits limits = options.limits();
        AnswerWriter writer = new AnswerWriter(limits);
        this.server =
                new Server(JettyAssembly.threads(limits), new ScheduledExecutorScheduler("http-timer", true), null);
        this.connector = JettyAssembly.connector(server, options);
        server.addConnector(connector);
        this.connections = new Connections(limits.connections(), connector);
        server.addBean(connections);
        ExchangeHandler exchanges = new ExchangeHandler(answers, writer, limits);
        server.setHandler(JettyAssembly.bounded(JettyAssembly.compressed(exchanges), limits));
        server.setErrorHandler(new ErrorAnswers(problems, writer, limits));
    }

    /**
     * Listens and serves from now on.
     *
     * @throws HttpStartException where the address cannot be used, with the reason and what may help
     */
    public void start() throws HttpStartException {
        listen();
        LifeCycle.start(server);
        LOG.debug("Listening on {}", address());
    }

    private void listen() throws HttpStartException {
        InetSocketAddress address = new InetSocketAddress(options.host(), options.port());
        if (address.isUnresolved()) {
            throw HttpStartException.unknownHost(address);
        }
        try {
            connector.open();
        } catch (IOException failure) {
            throw HttpStartException.of(address, failure);
        }
    }

    /**
     * Where the server listens; tells the real port where the options said 0.
     *
     * @return host as in the options, and the port
     * @throws IllegalStateException before the start and after the end
     */
    public InetSocketAddress address() {
        int port = connector.getLocalPort();
        if (port <= 0) {
            throw new IllegalStateException("the server does not listen");
        }
        return InetSocketAddress.createUnresolved(options.host(), port);
    }

    /** The address of the start page, as a person on this machine may open it. */
    public URI location() {
        InetSocketAddress address = address();
        String host = address.getHostString();
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return URI.create("http://" + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":"
                + address.getPort() + "/");
    }

    /**
     * Stops in good order: no new connections, running requests finish within the stop time of the limits, connections
     * without a request are closed. What is not done by then is interrupted. Does nothing where the server has not
     * started.
     */
    @Override
    public void close() {
        long deadline = System.nanoTime() + options.limits().stopTime().toNanos();
        try {
            var unused = connector.shutdown(); // it may be complete too early, so the connections are awaited instead
            boolean handedOn = connector.awaitLastAccepted(deadline) && connections.awaitReady(deadline);
            connector.getConnectedEndPoints().forEach(JettyAssembly::idleAtTheEnd);
            if (!handedOn || !connections.awaitNone(deadline)) {
                LOG.warn(
                        "Requests on {} connections did not finish within {} and are cut off",
                        connections.getNetworkConnectionCount(),
                        options.limits().stopTime());
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        } finally {
            LifeCycle.stop(server);
        }
    }
}
