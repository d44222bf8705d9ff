package dev.pergola.core.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.gzip.GzipEncoderConfig;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Makes the parts of Jetty from the limits; holds every choice that is made about it. */
final class JettyAssembly {

    /** Below this many bytes compression costs more than it saves. */
    static final int SMALLEST_COMPRESSED = 1024;

    /** Half the time of the usual level 6, for a tenth more bytes: measured on pages of 20 KB. */
    private static final int COMPRESSION_LEVEL = 4;

    /** Threads that accept, select, parse and refuse while all others are busy with requests. */
    private static final int THREADS_BESIDE_REQUESTS = 16;

    /** How long an idle connection is kept once the server stops: enough for a request on its way to arrive. */
    private static final Duration IDLE_AT_THE_END = Duration.ofMillis(250);

    /** How long an interrupted thread has to end. */
    private static final Duration LAST_MOMENT = Duration.ofSeconds(2);

    /** Text by its type; whatever is not listed is sent as it is. */
    private static final List<String> COMPRESSED_TYPES = List.of(
            "application/atom+xml",
            "application/geo+json",
            "application/javascript",
            "application/json",
            "application/manifest+json",
            "application/x-ndjson",
            "application/xml",
            "image/svg+xml",
            "text/css",
            "text/csv",
            "text/html",
            "text/javascript",
            "text/markdown",
            "text/plain",
            "text/tab-separated-values",
            "text/xml");

    private JettyAssembly() {}

    /** Platform threads: a request spends its time in SQLite, where a virtual thread would pin its carrier. */
    static QueuedThreadPool threads(HttpLimits limits) {
        QueuedThreadPool threads = new QueuedThreadPool(limits.concurrentRequests() + THREADS_BESIDE_REQUESTS);
        threads.setName("http");
        threads.setStopTimeout(LAST_MOMENT.toMillis());
        return threads;
    }

    static PatientConnector connector(
            Server server, HttpOptions options, Optional<SslContextFactory.Server> encryption) {
        HttpLimits limits = options.limits();
        HttpConfiguration http = new HttpConfiguration();
        http.setRequestHeaderSize(limits.headerBytes());
        // An address comes back in Location and in Link, and may be three times as long when it is encoded.
        http.setMaxResponseHeaderSize(8 * limits.headerBytes());
        http.setSendServerVersion(false);
        http.setSendDateHeader(true);
        // Every path reaches the router as it was sent. That opens nothing: no path is ever made a file name here.
        http.setUriCompliance(UriCompliance.UNSAFE);
        encryption.ifPresent(any -> http.addCustomizer(new SecureRequestCustomizer(false)));
        HttpConnectionFactory plain = new HttpConnectionFactory(http);
        ConnectionFactory[] factories = encryption
                .map(tls -> new ConnectionFactory[] {new SslConnectionFactory(tls, plain.getProtocol()), plain})
                .orElseGet(() -> new ConnectionFactory[] {plain});
        PatientConnector connector = options.socket()
                .<PatientConnector>map(socket -> new UnixConnector(server, socket, factories))
                .orElseGet(() -> new PatientConnector(server, factories));
        connector.setHost(options.host());
        connector.setPort(options.port());
        connector.setIdleTimeout(limits.idleTime().toMillis());
        connector.setShutdownIdleTimeout(IDLE_AT_THE_END.toMillis());
        connector.setAcceptQueueSize(limits.queuedRequests());
        return connector;
    }

    /** Closes a connection soon where no request runs on it. */
    static void idleAtTheEnd(EndPoint connection) {
        connection.setIdleTimeout(IDLE_AT_THE_END.toMillis());
    }

    /** So many at once, so many waiting without a thread, and a refusal for the rest. */
    static Handler bounded(Handler handler, HttpLimits limits) {
        QoSHandler bounded = new QoSHandler(handler);
        bounded.setMaxRequestCount(limits.concurrentRequests());
        bounded.setMaxSuspendedRequestCount(limits.queuedRequests());
        bounded.setMaxSuspend(limits.queueTime());
        return bounded;
    }

    /** Text is compressed for those who accept it; request bodies are never unpacked. */
    static Handler compressed(Handler handler) {
        GzipEncoderConfig encoding = new GzipEncoderConfig();
        encoding.setCompressionLevel(COMPRESSION_LEVEL);
        encoding.setSyncFlush(true); // what a stream flushes must be readable at the other end
        GzipCompression gzip = new GzipCompression();
        gzip.setMinCompressSize(SMALLEST_COMPRESSED);
        gzip.setDefaultEncoderConfig(encoding);
        CompressionConfig.Builder what = CompressionConfig.builder()
                .compressIncludeMethod("GET")
                .compressIncludeMethod("HEAD")
                .compressIncludeMethod("POST")
                .decompressExcludePath("/*");
        COMPRESSED_TYPES.forEach(what::compressIncludeMimeType);
        CompressionHandler compression = new CompressionHandler(handler);
        compression.putCompression(gzip);
        compression.putConfiguration("/*", what.build());
        return compression;
    }
}
