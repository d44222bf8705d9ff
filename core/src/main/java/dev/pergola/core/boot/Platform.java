package dev.pergola.core.boot;

import dev.pergola.api.hook.run.CommandHook;
import dev.pergola.api.hook.run.ScheduledTask;
import dev.pergola.core.command.CommandLineRunner;
import dev.pergola.core.command.Console;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.plugins.PluginTrial;
import dev.pergola.core.schedule.Scheduler;
import dev.pergola.core.schedule.ThreadTimer;
import dev.pergola.core.sets.FileSource;
import dev.pergola.core.sets.NamedPlugins;
import dev.pergola.core.sets.PluginSets;
import dev.pergola.core.sets.PluginSource;
import dev.pergola.core.sets.SetFolder;
import dev.pergola.core.sets.UploadSource;
import dev.pergola.core.view.plugins.PluginManagement;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is there in every process, whether it serves or not: the registry, the guard, the scheduler and the commands.
 *
 * <p>Made once by the room {@code osgi} or by a test, run with one command line, closed at the end. A running
 * {@link Server} belongs to the command that started it; it can be seen here by those who give plugins access to it.
 */
public final class Platform implements AutoCloseable {

    /** How long a call of a plugin may take before it is interrupted, unless said otherwise. */
    public static final Duration CALL_LIMIT = Duration.ofSeconds(30);

    private static final Duration TASK_PATIENCE = Duration.ofSeconds(10);
    private static final long OVERDUE_PERIOD_MILLISECONDS = 250;

    private final Product product;
    private final Owner core;
    private final HookRegistry registry = new HookRegistry();
    private final HookCalls calls;
    private final ThreadTimer timer = new ThreadTimer();
    private final Scheduler scheduler;
    private final Set<String> withoutPlugins;
    private final SetFolder setFolder;
    private volatile PluginHost plugins = PluginHost.none();
    private volatile PluginSets sets;
    private volatile Optional<Server> server = Optional.empty();
    private Runnable stop = () -> {};
    private boolean stopped;

    /**
     * Makes the platform and registers what is built into it.
     *
     * @param product what runs
     */
    public Platform(Product product) {
        this(product, CALL_LIMIT);
    }

    /**
     * Makes the platform with another call limit.
     *
     * @param product what runs
     * @param callLimit how long a call of a plugin may take before it is interrupted
     */
    public Platform(Product product, Duration callLimit) {
        this.product = product;
        this.core = Owner.core(product.version());
        this.calls = new HookCalls(callLimit, Clock.systemUTC());
        this.scheduler = new Scheduler(registry, calls, timer, TASK_PATIENCE);
        command("serve", new ServeCommand(this));
        command("dev", new DevCommand(this, Clock.systemUTC()));
        command("inspect", new InspectCommand());
        command("create-token", new CreateTokenCommand(this));
        command("plugins", new PluginsCommand(this));
        Map<String, CommandHook> changing = ChangeCommand.all(this);
        changing.put("catalogue", new CatalogueCommand(this));
        Map<String, CommandHook> withoutPlugins = new LinkedHashMap<>(changing);
        withoutPlugins.put("import", ImportCommand.ofImport(this));
        withoutPlugins.put("insert", ImportCommand.ofInsert(this));
        withoutPlugins.forEach(this::command);
        this.withoutPlugins = withoutPlugins.keySet();
        this.setFolder = new SetFolder(product.home().resolve("plugins"));
        this.sets = sets(plugins, List.of(FileSource.local()));
        registry.register(
                Scheduler.POINT,
                calls::interruptOverdue,
                core,
                new HookProperties(Map.of(
                        ScheduledTask.NAME, "overdue-calls", ScheduledTask.PERIOD, OVERDUE_PERIOD_MILLISECONDS)));
        scheduler.start();
    }

    private void command(String name, CommandHook command) {
        registry.register(CommandLineRunner.POINT, command, core, new HookProperties(Map.of(CommandHook.NAME, name)));
    }

    /**
     * Runs a command line: plugins first, since a plugin may bring the command. Those commands that install and remove
     * plugins do without, so that none of them stands in their way, and those that import files, which have no use for them.
     *
     * @param line the words as they were typed, without the name of the program
     * @param out standard output
     * @param err standard error
     * @return the exit code
     */
    public int run(List<String> line, PrintWriter out, PrintWriter err) {
        if (line.isEmpty() || !withoutPlugins.contains(line.get(0))) {
            plugins.reconcile();
        }
        return new CommandLineRunner(registry, calls, product.version(), Console.of(out, err), new SiteOfCommand(this))
                .run(line);
    }

    /**
     * Tells what runs the plugins. Called once, before the command line is run.
     *
     * @param host what runs them
     */
    public void attach(PluginHost host) {
        plugins = host;
        sets = sets(host, List.of(FileSource.local(), named(host)));
    }

    /** What is installed, for those who reach this process over the network. */
    PluginManagement management() {
        UploadSource uploads = new UploadSource(setFolder);
        return new PluginManagement(
                sets(plugins, List.of(uploads, FileSource.known(), named(plugins))),
                uploads,
                () -> InstalledPlugins.of(plugins),
                () -> new PluginManagement.Followed(plugins.set(), plugins.rejected()));
    }

    private NamedPlugins named(PluginHost host) {
        return new NamedPlugins(host.catalogue(), setFolder, host.folders());
    }

    private PluginSets sets(PluginHost host, List<PluginSource> sources) {
        PluginTrial trial = product.trustedKeys().before(host);
        return new PluginSets(setFolder, host.folders(), sources, trial, Clock.systemUTC());
    }

    /**
     * Asks the running command to end, such as when the process is told to stop. Returns at once; may be called from
     * any thread, and when nothing runs: a command that begins afterwards is asked when it can be.
     */
    public void stop() {
        Runnable action;
        synchronized (this) {
            stopped = true;
            action = stop;
        }
        action.run();
    }

    /**
     * Lets the site of this process read its configuration again and look at its files at once. Returns when that is done;
     * may be called from any thread, and when no site is open.
     */
    public void reload() {
        server.ifPresent(Server::reload);
    }

    /** What {@link #stop()} does from now on; done at once where that was called before. */
    void onStop(Runnable action) {
        boolean late;
        synchronized (this) {
            stop = action;
            late = stopped;
        }
        if (late) {
            action.run();
        }
    }

    /**
     * What runs.
     *
     * @return version and places
     */
    public Product product() {
        return product;
    }

    /**
     * The core as an owner of hooks.
     *
     * @return the same value each time
     */
    public Owner core() {
        return core;
    }

    /**
     * The registry of all hooks.
     *
     * @return the one
     */
    public HookRegistry registry() {
        return registry;
    }

    /**
     * The guard through which hooks are called.
     *
     * @return the one
     */
    public HookCalls calls() {
        return calls;
    }

    /**
     * What runs the plugins.
     *
     * @return {@link PluginHost#none()} without a framework
     */
    public PluginHost plugins() {
        return plugins;
    }

    /**
     * What is installed, and how that changes.
     *
     * @return the one of this process
     */
    PluginSets sets() {
        return sets;
    }

    /**
     * The site that is served or asked in this process.
     *
     * @return empty before a command has opened one, and after it has been closed
     */
    public Optional<Server> server() {
        return server;
    }

    void serverOpened(Server opened) {
        server = Optional.of(opened);
    }

    void serverClosed() {
        server = Optional.empty();
    }

    /** Stops the scheduled tasks. */
    @Override
    public void close() {
        scheduler.close();
        timer.close();
    }
}
