package dev.pergola.core.http;

import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves requests over HTTP/1.1, plain or encrypted, at a port or a Unix socket: {@link #start()} once, {@link #close()}
 * once.
 *
 * <p>The function is called on threads named {@code http-} and a number, by at most as many requests at once as the
 * limits say; the next ones wait without a thread, and what cannot wait is refused with status 503. Text of some length
 * is compressed for clients that accept it. Headers that a proxy may have added are neither read nor trusted.
 */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final HttpOptions options;
    private final Server server;
    private final Optional<SslContextFactory.Server> encryption;
    private final PatientConnector connector;
    private final Connections connections;
    private final Function<Request, Response> answers;
    private final AnswerWriter writer;
    private volatile HttpLimits limits;
    private Optional<EventStreams> events = Optional.empty();

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
        this(options, answers, problems, thread -> {});
    }

    /**
     * Makes a server that does not listen yet and tells of clients that do not wait for their answer.
     *
     * @param options as above
     * @param answers as above
     * @param problems as above
     * @param abandoned told of a thread on which the answer of such a client is being made, while it is
     */
    public HttpServer(
            HttpOptions options,
            Function<Request, Response> answers,
            BiFunction<ServerException, Request, Response> problems,
            Consumer<Thread> abandoned) {
        this.options = options;
        this.limits = options.limits();
        this.answers = answers;
        this.writer = new AnswerWriter(limits);
        this.server =
                new Server(JettyAssembly.threads(limits), new ScheduledExecutorScheduler("http-timer", true), null);
        this.encryption = options.tls().map(files -> new SslContextFactory.Server());
        this.connector = JettyAssembly.connector(server, options, encryption);
        server.addConnector(connector);
        this.connections = new Connections(limits.connections(), connector);
        server.addBean(connections);
        ExchangeHandler exchanges =
                new ExchangeHandler(answers, writer, new HangUps(server.getScheduler(), abandoned), () -> limits);
        server.setHandler(JettyAssembly.bounded(JettyAssembly.compressed(exchanges), limits));
        server.setErrorHandler(new ErrorAnswers(problems, writer, limits));
    }

    /**
     * Keeps answers at an address open and tells what there is to tell there. To be called before the start, once.
     *
     * @param feed what is told, and where
     */
    public void tell(EventFeed feed) {
        EventStreams streams =
                new EventStreams(server.getHandler(), feed, answers, writer, () -> limits, server.getScheduler());
        server.setHandler(streams);
        events = Optional.of(streams);
    }

    /**
     * Listens and serves from now on.
     *
     * @throws HttpStartException where the address cannot be used, with the reason and what may help
     */
    public void start() throws HttpStartException {
        if (encryption.isPresent() && options.tls().isPresent()) {
            use(PemKeyStore.read(options.tls().get()), encryption.get());
        }
        listen();
        LifeCycle.start(server);
        LOG.debug("Listening on {}", location());
    }

    private static void use(KeyStore keys, SslContextFactory factory) {
        factory.setKeyStore(keys);
        factory.setKeyStorePassword(PemKeyStore.PASSWORD);
        factory.setKeyManagerPassword(PemKeyStore.PASSWORD);
    }

    /**
     * Limits the bodies of requests that begin from now on.
     *
     * @param bytes the largest; 0 for any size
     */
    public void limitBodies(long bytes) {
        limits = limits.withBodyBytes(bytes);
    }

    /**
     * Reads certificate and key again, for connections that begin from now on. Does nothing where there are none; where the
     * files cannot be used, the old ones stay in use, and the log says why.
     */
    public void reload() {
        if (encryption.isEmpty() || options.tls().isEmpty()) {
            return;
        }
        try {
            KeyStore keys = PemKeyStore.read(options.tls().get());
            encryption.get().reload(factory -> use(keys, factory));
            LOG.info(
                    "New connections use the certificate in {}.",
                    options.tls().get().certificate());
        } catch (HttpStartException unusable) {
            LOG.warn("The certificate stays as it was. {}", unusable.getMessage());
        } catch (Exception failure) { // which is what the library declares
            LOG.warn("The certificate stays as it was", failure);
        }
    }

    private void listen() throws HttpStartException {
        if (options.socket().isPresent()) {
            listenAt(options.socket().get());
            return;
        }
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

    private void listenAt(Path socket) throws HttpStartException {
        try {
            connector.open();
        } catch (IOException failure) {
            throw HttpStartException.ofSocket(socket, failure);
        }
    }

    /**
     * Where the server listens; tells the real port where the options said 0.
     *
     * @return host as in the options, and the port
     * @throws IllegalStateException before the start and after the end, and at a Unix socket
     */
    public InetSocketAddress address() {
        int port = connector.getLocalPort();
        if (port <= 0) {
            throw new IllegalStateException("the server does not listen");
        }
        return InetSocketAddress.createUnresolved(options.host(), port);
    }

    /** The address of the start page, as a person on this machine may open it; at a Unix socket, what to ask for there. */
    public URI location() {
        String scheme = encryption.isPresent() ? "https://" : "http://";
        if (options.socket().isPresent()) {
            return URI.create(scheme + "localhost/");
        }
        InetSocketAddress address = address();
        String host = address.getHostString();
        String reachable = host.equals("0.0.0.0") || host.equals("::") ? "localhost" : host;
        return URI.create(
                scheme + (reachable.contains(":") ? "[" + reachable + "]" : reachable) + ":" + address.getPort() + "/");
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
            events.ifPresent(EventStreams::end);
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
