package dev.pergola.core.http;

import dev.pergola.api.ServerException;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import java.util.function.Function;

/** A server on a free port with one function behind it, and problems that are easy to recognise. */
final class TestServer implements AutoCloseable {

    private final HttpServer server;

    private TestServer(HttpServer server) {
        this.server = server;
    }

    static TestServer answering(Function<Request, Response> answers) throws IOException {
        return answering(HttpLimits.standard(), answers);
    }

    /** Behaves as the dispatcher does: a problem that is thrown becomes an answer. */
    static TestServer answering(HttpLimits limits, Function<Request, Response> answers) throws IOException {
        HttpServer server = new HttpServer(
                new HttpOptions("127.0.0.1", 0, limits),
                request -> {
                    try {
                        return answers.apply(request);
                    } catch (ServerException problem) {
                        return problem(problem, request);
                    }
                },
                TestServer::problem);
        server.start();
        return new TestServer(server);
    }

    static Response problem(ServerException problem, Request request) {
        Response response = Response.text("OUR PROBLEM " + problem.code().name() + ": " + problem.getMessage())
                .withStatus(problem.code().status());
        return problem.retryAfter()
                .map(delay -> response.withHeader("Retry-After", Long.toString(delay.toSeconds())))
                .orElse(response);
    }

    RawClient connect() throws IOException {
        return new RawClient(server.address().getPort());
    }

    HttpServer server() {
        return server;
    }

    @Override
    public void close() {
        server.close();
    }
}
