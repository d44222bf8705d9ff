package dev.pergola.core.boot;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.identity.ActorCookie;
import dev.pergola.core.permission.Actor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.sqlite.JDBC;

/** A site with one database named {@code data}, asked in the process by anybody. Made anew for each test. */
public final class AskedSite implements BeforeEachCallback, AfterEachCallback {

    private final String configuration;
    private final List<String> statements;
    private final Map<String, List<String>> others = new LinkedHashMap<>();
    private String metadata = "";
    private Optional<Path> directory = Optional.empty();
    private Optional<Platform> platform = Optional.empty();
    private Optional<Server> server = Optional.empty();

    /** A site with this configuration in YAML, whose database is made by these statements. */
    public AskedSite(String configuration, String... statements) {
        this.configuration = configuration;
        this.statements = List.of(statements);
    }

    /** A site without configuration, but with these descriptions in YAML. */
    static AskedSite described(String metadata, String... statements) {
        return new AskedSite("", statements).saying(metadata);
    }

    /** The same site with these descriptions in YAML. */
    AskedSite saying(String descriptions) {
        metadata = descriptions;
        return this;
    }

    /** The same site with another database. */
    AskedSite and(String database, String... made) {
        others.put(database, List.of(made));
        return this;
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException, SQLException {
        Path folder = Files.createTempDirectory("site");
        directory = Optional.of(folder);
        for (String sql : statements) {
            write(sql);
        }
        List<String> files = new ArrayList<>(List.of(folder.resolve("data.db").toString()));
        for (Map.Entry<String, List<String>> other : others.entrySet()) {
            Path file = folder.resolve(other.getKey() + ".db");
            for (String sql : other.getValue()) {
                write(file, sql);
            }
            files.add(file.toString());
        }
        Path settings = Files.writeString(folder.resolve("pergola.yaml"), configuration);
        Path descriptions = Files.writeString(folder.resolve("metadata.yaml"), metadata);
        Platform made = new Platform(new Product("1.2.3", folder));
        platform = Optional.of(made);
        server = Optional.of(Server.open(made, ServeOptions.of(new OptionsOnly(files, settings, descriptions))));
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
        server.ifPresent(Server::close);
        platform.ifPresent(Platform::close);
        try (var files = Files.list(directory.orElseThrow())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory.orElseThrow());
    }

    /** Changes the database as another process would. */
    public void write(String sql) throws SQLException {
        write(directory.orElseThrow().resolve("data.db"), sql);
    }

    private static void write(Path file, String sql) throws SQLException {
        try (Connection connection = JDBC.createConnection("jdbc:sqlite:" + file, new Properties());
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The answer; nobody waits for its body to be closed. */
    public Response ask(RequestBuilder request) {
        return server.orElseThrow().client().send(request.build());
    }

    /** The request as somebody with this id sends it who signed in. */
    public RequestBuilder as(String id, RequestBuilder request) {
        return request.header(
                "Cookie",
                ActorCookie.NAME + "="
                        + identity()
                                .cookie()
                                .write(Actor.withId(id), Optional.empty())
                                .orElseThrow());
    }

    /** What the page at an address says to somebody; nobody for an empty id. */
    public String read(String path, String id) throws IOException {
        RequestBuilder request = Request.get(path);
        return text(ask(id.isEmpty() ? request : as(id, request)));
    }

    /** Adds a hook of a plugin. */
    <T> HookEntry<T> plug(HookPoint<T> point, T hook, Map<String, Object> properties) {
        return platform.orElseThrow()
                .registry()
                .register(point, hook, new Owner("plugin", "1.0.0", 5), new HookProperties(properties));
    }

    /** The hooks that are in force. */
    Snapshot hooks() {
        return platform.orElseThrow().registry().current();
    }

    /** The site itself. */
    Server server() {
        return server.orElseThrow();
    }

    SiteIdentity identity() {
        return server.orElseThrow().identity();
    }

    /** The content of an answer. */
    public static String text(Response response) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Body body = response.body()) {
            body.writeTo(bytes);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
