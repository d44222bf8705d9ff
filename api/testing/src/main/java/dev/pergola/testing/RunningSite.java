package dev.pergola.testing;

import dev.pergola.api.data.Databases;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.server.PluginSettings;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A site that runs while tests run: in a static field one for all tests of the class, in a field of an instance a new one for
 * each test. Register it with {@code @RegisterExtension}. Methods other than those of extensions may be called while a test
 * runs, by any thread.
 */
public abstract sealed class RunningSite
        implements BeforeAllCallback, AfterAllCallback, BeforeEachCallback, AfterEachCallback
        permits TestSite, PluginSite {

    private Optional<SiteFiles> files = Optional.empty();
    private Optional<EmbeddedServer> server = Optional.empty();
    private boolean forOneTest;

    RunningSite() {}

    /** What it is made of. */
    abstract SitePlan plan();

    @Override
    public void beforeAll(ExtensionContext context) {
        open();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        close();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        if (server.isEmpty()) {
            forOneTest = true;
            open();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (forOneTest) {
            forOneTest = false;
            close();
        }
    }

    private void open() {
        SiteFiles created = SiteFiles.create();
        files = Optional.of(created);
        EmbeddedServer started = new EmbeddedServer(plan(), created);
        server = Optional.of(started);
        started.start();
    }

    private void close() {
        server.ifPresent(EmbeddedServer::close);
        server = Optional.empty();
        files.ifPresent(SiteFiles::close);
        files = Optional.empty();
    }

    EmbeddedServer server() {
        return server.orElseThrow(() ->
                new IllegalStateException("The site does not run. Is its field annotated with @RegisterExtension?"));
    }

    SiteFiles files() {
        return files.orElseThrow(() -> new IllegalStateException("The site does not run."));
    }

    /**
     * Asks for a page.
     *
     * @param pathAndQuery begins with a slash
     * @return the answer, whatever its status
     */
    public Answer get(String pathAndQuery) {
        return send(Request.get(pathAndQuery));
    }

    /**
     * Sends a request through all routes and filters, without the network.
     *
     * @param request the request
     * @return the answer, whatever its status
     */
    public Answer send(RequestBuilder request) {
        return Answer.read(server().client().send(request.build()));
    }

    /**
     * The databases of the site, to look at what was written or to write.
     *
     * @return the service that plugins get
     */
    public Databases databases() {
        return server().databases();
    }

    /**
     * The blocks of the configuration for plugins.
     *
     * @return the service that plugins get
     */
    public PluginSettings settings() {
        return server().settings();
    }

    /**
     * Changes the configuration while the site runs. Returns when it is in force or refused. Only for a site that was made
     * with a configuration.
     *
     * @param yaml the whole new configuration
     */
    public void configure(String yaml) {
        if (plan().configuration().isEmpty()) {
            throw new IllegalStateException(
                    "The site was made without a configuration, so it follows none; make it with configuration(\"\").");
        }
        server().configure(yaml);
    }
}
