package dev.pergola.core.boot;

import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.server.Events;
import dev.pergola.api.server.InternalClient;
import dev.pergola.api.server.PluginSettings;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.Setting;
import dev.pergola.core.db.Databases;
import dev.pergola.core.http.EventFeed;
import dev.pergola.core.http.HttpStartException;
import dev.pergola.core.internal.RecordKeeper;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.plugins.PluginEventsView;
import java.util.Map;
import java.util.Optional;

/**
 * One site: its databases, its configuration and its routes, asked in the process or, after {@link #listen}, over the
 * network.
 *
 * <p>Opened by a command, used by any number of threads, closed by the command: no new requests, running ones end, then
 * the databases are closed.
 */
public final class Server implements AutoCloseable {

    private final Platform platform;
    private final ServeOptions.Access access;
    private final SiteEvents events;
    private final SiteIdentity identity;
    private final SiteState state;
    private final SiteAnswers answers;
    private final Entrance entrance;
    private final BuiltInHooks builtIns;

    private Server(Platform platform, ServeOptions options, LiveConfiguration configuration, ServedFiles files) {
        this.platform = platform;
        this.access = options.access();
        this.events = SiteEvents.of(platform);
        this.identity = SiteIdentity.of(access.secret(), events.current(), platform.calls());
        this.state = state(options, configuration, files);
        SiteContext site = state.context(platform.product().version(), options.versionNote());
        this.answers = new SiteAnswers(platform, state, site, identity, events.current());
        this.entrance = new Entrance(
                answers::answer,
                answers::unreadable,
                thread -> databases().abandon(thread),
                new EventFeed(
                        PluginEventsView.PATTERN,
                        () -> PluginEventsView.news(platform.registry().current())));
        this.builtIns = new BuiltInHooks(platform.registry(), platform.core());
        registerHooks(site);
    }

    private SiteState state(ServeOptions options, LiveConfiguration configuration, ServedFiles files) {
        Configuration first = configuration.configuration();
        RecordKeeper records = new RecordKeeper(options.databases().internal());
        ServedDatabases databases =
                new ServedDatabases(options.databases(), files, first, platform, events.interceptors());
        SitePermissions permissions = new SitePermissions(
                access, first, records, events.current(), platform.calls(), identity.impersonation(), databases::all);
        return new SiteState(configuration, databases, records, permissions, files.folders());
    }

    private void registerHooks(SiteContext site) {
        StandardHooks hooks = new StandardHooks(builtIns, platform);
        hooks.parts(state.configuration()::configuration);
        hooks.columnTypes();
        hooks.writing(site);
        hooks.jumping(site, new JumpQueries(state.databases(), state.records()));
        hooks.startUp(this::readSchemas);
        hooks.looks(Map.of(
                "configuration", state.configuration()::look,
                "databases", state.databases()::look,
                "internal", this::lookAtRecords,
                "plugins-folder", platform.plugins()::reconcile));
        events.register(builtIns);
        state.permissions().register(builtIns);
        identity.register(builtIns, () -> state.configuration().configuration().settings());
        SiteRoutes.register(builtIns, site, platform);
        PluginRoutes.register(builtIns, site, platform, access.managesPlugins());
        PeopleRoutes.register(builtIns, site, identity, events.bus(), state.records());
        PermissionRoutes.register(builtIns, site, state.permissions().log());
        answers.register(builtIns);
    }

    /**
     * Opens a site: reads the configuration, attaches the databases, registers the built-in hooks and runs the start-up
     * hooks. Nothing listens yet.
     *
     * @param platform where the hooks are
     * @param options what was asked for
     * @return the site
     * @throws dev.pergola.api.ServerException where a file cannot be served
     * @throws InvalidConfigurationException where the configuration is wrong
     */
    static Server open(Platform platform, ServeOptions options) {
        ServedFiles files = ServedFiles.of(options);
        LiveConfiguration configuration = new LiveConfiguration(
                () -> options.configuration().in(files.directory()), new CommandLineConfiguration(options)::over);
        Server server = new Server(platform, options, configuration, files);
        try {
            server.start();
            return server;
        } catch (RuntimeException failure) {
            server.close();
            throw failure;
        }
    }

    private void start() {
        state.databases().attachAll();
        state.records()
                .apply(
                        state.configuration().configuration(),
                        state.configuration().metadata());
        platform.serverOpened(this);
        state.configuration().onChange(this::changed);
        PluginBlocks.hand(state.configuration().configuration(), platform);
        new StartupRun(platform.registry(), platform.calls()).start();
    }

    /** A file that cannot be read is better found now than by the first visitor. */
    private void readSchemas() {
        databases().all().forEach(database -> database.schema());
    }

    private void lookAtRecords() {
        state.records().look(databases());
    }

    private void changed(Configuration changed) {
        state.databases().limitBy(changed);
        entrance.limitBodies(changed.settings().get(Setting.MAX_POST_BODY_BYTES));
        state.records().apply(changed, state.configuration().metadata());
        state.permissions().change(changed);
        PluginBlocks.hand(changed, platform);
    }

    /**
     * Serves over the network from now on.
     *
     * @param address where to listen
     * @throws HttpStartException where the address cannot be used
     */
    void listen(ListenAddress address) throws HttpStartException {
        entrance.open(address, state.setting(Setting.MAX_POST_BODY_BYTES));
    }

    /** Where a person on this machine finds it, once it listens. */
    Whereabouts whereabouts() {
        return new Whereabouts(state, entrance, access.root() ? Optional.of(identity.root()) : Optional.empty());
    }

    /** Where it is told what has happened. */
    public Events events() {
        return events.bus();
    }

    /**
     * Makes addresses of the site.
     *
     * @return what plugins get
     */
    public SiteAddresses addresses() {
        return answers.addresses();
    }

    /** What plugins can ask about people and permissions. */
    public SiteServices services() {
        return new SiteServices(identity, state.permissions()::current, () -> state.configuration()
                .configuration()
                .settings());
    }

    /** What plugins can ask and change about data and pages. */
    public SiteOffers offers() {
        return answers.offers();
    }

    /** How this site knows who asks. */
    SiteIdentity identity() {
        return identity;
    }

    /**
     * Answers requests in the process.
     *
     * @return a client, valid until the site is closed
     */
    public InternalClient client() {
        return answers.client();
    }

    /**
     * The databases of the site.
     *
     * @return attached until the site is closed
     */
    public Databases databases() {
        return state.databases().all();
    }

    /** Those of its databases that plugins have added. */
    public AddedDatabases added() {
        return state.databases().added();
    }

    /**
     * What the configuration says for plugins.
     *
     * @return always as it is in force
     */
    public PluginSettings settings() {
        return new ConfiguredBlocks(state.configuration()::configuration, PluginBlocks.secrets());
    }

    /** Reads the configuration again and looks at the files, without waiting for the next look. Returns when that is done. */
    void reload() {
        state.configuration().readAgain();
        state.databases().look();
        entrance.reload();
        lookAtRecords();
    }

    /**
     * The prefix of every path of the site.
     *
     * @return begins and ends with a slash
     */
    public String basePath() {
        return state.setting(Setting.BASE_URL);
    }

    /** Ends the serving: no new requests, running ones end within the time that the server gives them. */
    @Override
    public void close() {
        entrance.close();
        events.bus().close();
        platform.serverClosed();
        builtIns.close();
        state.databases().close();
        state.records().close();
    }
}
