package dev.pergola.core.boot;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.Events;
import dev.pergola.api.server.InternalClient;
import dev.pergola.api.server.PluginSettings;
import dev.pergola.core.access.PermissionHooks;
import dev.pergola.core.cache.FinishedAnswers;
import dev.pergola.core.client.DispatchingClient;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.config.Setting;
import dev.pergola.core.db.Databases;
import dev.pergola.core.dispatch.Dispatcher;
import dev.pergola.core.dispatch.ProblemHooks;
import dev.pergola.core.dispatch.Publication;
import dev.pergola.core.dispatch.RepeatedAnswers;
import dev.pergola.core.dispatch.RoutesWithMessages;
import dev.pergola.core.hooks.Lease;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.http.EventFeed;
import dev.pergola.core.http.HttpStartException;
import dev.pergola.core.identity.MessageCookie;
import dev.pergola.core.identity.MessageDelivery;
import dev.pergola.core.internal.RecordKeeper;
import dev.pergola.core.permission.Impersonation;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.text.SiteUrls;
import dev.pergola.core.view.ProblemView;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.assets.PagePartsCollector;
import dev.pergola.core.view.plugins.PluginEventsView;
import java.net.URI;
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
    private final LiveConfiguration configuration;
    private final ServedDatabases databases;
    private final RecordKeeper records;
    private final Dispatcher dispatcher;
    private final ProblemView problems;
    private final BuiltInHooks builtIns;
    private final SiteEvents events;
    private final Impersonation impersonation = new Impersonation();
    private final ServeOptions.Access access;
    private final SiteIdentity identity;
    private final SitePermissions permissions;
    private final Entrance entrance;
    private final SiteAddresses addresses;
    private final SiteOffers offers;

    private Server(Platform platform, ServeOptions options, LiveConfiguration configuration, ServedFiles files) {
        this.platform = platform;
        this.configuration = configuration;
        this.access = options.access();
        this.events = SiteEvents.of(platform);
        this.records = new RecordKeeper(options.databases().internal());
        this.permissions = new SitePermissions(
                access,
                configuration.configuration(),
                records,
                events.current(),
                platform.calls(),
                impersonation,
                this::databases);
        this.identity = SiteIdentity.of(access.secret(), events.current(), platform.calls(), impersonation);
        this.databases = new ServedDatabases(
                options.databases(), files, configuration.configuration(), platform, events.interceptors());
        this.builtIns = new BuiltInHooks(platform.registry(), platform.core());
        SiteState state = new SiteState(configuration, databases, records, permissions);
        SiteContext site = state.context(files.folders(), platform.product().version(), options.versionNote());
        SiteIngredients ingredients = new SiteIngredients(databases.all(), state::settled, files.folders());
        PagesOfSite made = PagesOfSite.of(site, platform.calls());
        this.addresses = made.addresses();
        this.problems = new ProblemView(site, (request, page) -> gather(made.collector(), request, page));
        OwnPages pages =
                new OwnPages(files.folders(), site, (request, page) -> gather(made.collector(), request, page));
        MessageDelivery messages = new MessageDelivery(new MessageCookie(identity.signed()));
        this.offers = SiteOffers.of(records, messages, databases.all().logs());
        this.dispatcher = dispatcher(
                new RepeatedAnswers(
                        platform.calls(),
                        made,
                        FinishedAnswers.inPartOfTheHeap(),
                        ingredients,
                        snapshot -> !impersonation.isUnchecked() && PermissionHooks.areRepeatable(snapshot)),
                messages,
                pages);
        this.entrance = new Entrance(
                dispatcher::dispatch,
                this::answerUnreadable,
                thread -> databases.all().abandon(thread),
                new EventFeed(
                        PluginEventsView.PATTERN,
                        () -> PluginEventsView.news(platform.registry().current())));
        registerHooks(site, pages);
    }

    private Dispatcher dispatcher(RepeatedAnswers repeated, MessageDelivery messages, OwnPages pages) {
        ProblemHooks answers = new ProblemHooks(events.current(), platform.calls());
        return new Dispatcher(
                platform.registry(),
                platform.calls(),
                new RoutesWithMessages(
                        new TracedRoutes(repeated, databases.all().logs(), () -> setting(Setting.TRACE_DEBUG)),
                        messages),
                (problem, cause, request) -> pages.insteadOf(problem, request)
                        .or(() -> answers.answer(problem, cause, request))
                        .orElseGet(() -> problems.answer(problem, request)),
                () -> new Publication(setting(Setting.BASE_URL), setting(Setting.FORCE_HTTPS_URLS)),
                identity.resolvers()::admit,
                events.current());
    }

    private void registerHooks(SiteContext site, OwnPages pages) {
        StandardHooks hooks = new StandardHooks(builtIns, platform);
        hooks.parts(configuration::configuration);
        hooks.columnTypes();
        hooks.writing(site);
        hooks.jumping(site, new JumpQueries(databases, records));
        hooks.startUp(this::readSchemas);
        hooks.looks(Map.of(
                "configuration", configuration::look,
                "databases", databases::look,
                "internal", this::lookAtRecords,
                "plugins-folder", platform.plugins()::reconcile));
        events.register(builtIns);
        permissions.register(builtIns);
        identity.register(builtIns, () -> configuration.configuration().settings());
        SiteRoutes.register(builtIns, site, platform);
        PluginRoutes.register(builtIns, site, platform, access.managesPlugins());
        PeopleRoutes.register(builtIns, site, identity, events.bus(), records);
        PermissionRoutes.register(builtIns, site, permissions.log());
        pages.routes().forEach(builtIns::route);
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
        databases.attachAll();
        records.apply(configuration.configuration(), configuration.metadata());
        platform.serverOpened(this);
        configuration.onChange(this::changed);
        PluginBlocks.hand(configuration.configuration(), platform);
        new StartupRun(platform.registry(), platform.calls()).start();
    }

    /** A file that cannot be read is better found now than by the first visitor. */
    private void readSchemas() {
        databases.all().all().forEach(database -> database.schema());
    }

    private void lookAtRecords() {
        records.look(databases.all());
    }

    private void changed(Configuration changed) {
        databases.limitBy(changed);
        entrance.limitBodies(changed.settings().get(Setting.MAX_POST_BODY_BYTES));
        records.apply(changed, configuration.metadata());
        permissions.change(changed);
        PluginBlocks.hand(changed, platform);
    }

    private <T> T setting(Setting<T> setting) {
        return configuration.configuration().settings().get(setting);
    }

    /**
     * Serves over the network from now on.
     *
     * @param address where to listen
     * @throws HttpStartException where the address cannot be used
     */
    void listen(ListenAddress address) throws HttpStartException {
        entrance.open(address, setting(Setting.MAX_POST_BODY_BYTES));
    }

    /**
     * Where the site is.
     *
     * @return the address of the start page; empty when nothing listens
     */
    Optional<URI> location() {
        return entrance.address(urls().index());
    }

    /**
     * Where to sign in as root, once.
     *
     * @return empty where nobody asked for it or nothing listens
     */
    Optional<URI> rootSignIn() {
        return access.root()
                ? entrance.address(urls().path("-/auth-token") + "?token="
                        + identity.root().token())
                : Optional.empty();
    }

    /**
     * Where the person who has started the site would look first.
     *
     * @return the link to sign in as root, where there is one; empty where nothing listens
     */
    Optional<URI> firstPage() {
        return rootSignIn()
                .or(() -> entrance.address(Browser.firstPage(databases.all().all(), urls())));
    }

    private SiteUrls urls() {
        return new SiteUrls(setting(Setting.BASE_URL));
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
        return addresses;
    }

    /** What plugins can ask about people and permissions. */
    public SiteServices services() {
        return new SiteServices(identity, permissions::current, () -> configuration
                .configuration()
                .settings());
    }

    /** What plugins can ask and change about data and pages. */
    public SiteOffers offers() {
        return offers;
    }

    /** How this site knows who asks. */
    SiteIdentity identity() {
        return identity;
    }

    private Response answerUnreadable(ServerException problem, Request request) {
        return problems.answer(Problem.of(problem), request);
    }

    private PageParts gather(PagePartsCollector parts, Request request, PageDescription page) {
        try (Lease lease = platform.registry().lease()) {
            return parts.gather(new LeasedHooks(lease.snapshot(), platform.calls(), () -> {}), request, page);
        }
    }

    /**
     * Answers requests in the process.
     *
     * @return a client, valid until the site is closed
     */
    public InternalClient client() {
        return new DispatchingClient(dispatcher, impersonation, Impersonation.Terms.USUAL);
    }

    /**
     * The databases of the site.
     *
     * @return attached until the site is closed
     */
    public Databases databases() {
        return databases.all();
    }

    /** Those of its databases that plugins have added. */
    public AddedDatabases added() {
        return databases.added();
    }

    /**
     * What the configuration says for plugins.
     *
     * @return always as it is in force
     */
    public PluginSettings settings() {
        return new ConfiguredBlocks(configuration::configuration, PluginBlocks.secrets());
    }

    /** Reads the configuration again and looks at the files, without waiting for the next look. Returns when that is done. */
    void reload() {
        configuration.readAgain();
        databases.look();
        entrance.reload();
        lookAtRecords();
    }

    /**
     * The prefix of every path of the site.
     *
     * @return begins and ends with a slash
     */
    public String basePath() {
        return setting(Setting.BASE_URL);
    }

    /** Ends the serving: no new requests, running ones end within the time that the server gives them. */
    @Override
    public void close() {
        entrance.close();
        events.bus().close();
        platform.serverClosed();
        builtIns.close();
        databases.close();
        records.close();
    }
}
