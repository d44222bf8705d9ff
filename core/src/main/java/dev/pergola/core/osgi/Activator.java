package dev.pergola.core.osgi;

import dev.pergola.api.data.AssignedTypes;
import dev.pergola.api.data.Databases;
import dev.pergola.api.data.SiteMetadata;
import dev.pergola.api.data.StoredQueries;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.server.Actors;
import dev.pergola.api.server.Events;
import dev.pergola.api.server.InternalClient;
import dev.pergola.api.server.Messages;
import dev.pergola.api.server.Permissions;
import dev.pergola.api.server.PluginSettings;
import dev.pergola.api.server.ServerInfo;
import dev.pergola.api.server.ServerSettings;
import dev.pergola.api.server.Signatures;
import dev.pergola.api.server.Tokens;
import dev.pergola.core.boot.HealthChecks;
import dev.pergola.core.boot.HookPoints;
import dev.pergola.core.boot.Platform;
import dev.pergola.core.boot.Product;
import dev.pergola.core.catalogue.Catalogue;
import dev.pergola.core.catalogue.Catalogues;
import dev.pergola.core.plugins.FolderScan;
import dev.pergola.core.plugins.FolderWatch;
import dev.pergola.core.plugins.PluginFolder;
import dev.pergola.core.plugins.Reconciler;
import dev.pergola.core.plugins.SourceInspection;
import dev.pergola.core.sets.GoodSet;
import dev.pergola.core.sets.SetFolder;
import dev.pergola.core.source.MavenClassPath;
import dev.pergola.core.source.PluginMaker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.hooks.weaving.WeavingHook;
import org.osgi.framework.hooks.weaving.WovenClass;
import org.osgi.service.log.LoggerFactory;

/**
 * Connects the core with the framework: makes the platform, listens for hooks, hands out the services of the core, and
 * offers the command line to the launcher. Stopping undoes all that in reverse, after the running command has ended.
 */
public final class Activator implements BundleActivator {

    private static final Duration DRAIN_TIME = Duration.ofSeconds(10);
    private static final Duration PLUGIN_LIMIT = Duration.ofSeconds(20);
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);

    /** An option of a command that is not known yet when plugins start, since they may bring the command. */
    private static final String SAFE = "--safe";

    private final Deque<Runnable> undoing = new ArrayDeque<>();

    @Override
    public void start(BundleContext context) {
        Places places = Places.find(
                name -> Optional.ofNullable(context.getProperty(name)),
                name -> Optional.ofNullable(System.getenv(name)));
        String version = Optional.ofNullable(context.getProperty("pergola.version"))
                .orElseGet(() -> context.getBundle().getVersion().toString());
        Platform platform = new Platform(
                new Product(version, places.home()), limit(context, "pergola.call.limit", Platform.CALL_LIMIT));
        undoing.push(platform::close);
        PluginOutput output = new PluginOutput(System::nanoTime);
        output.watch();
        undoing.push(output::close);
        platform.attach(plugins(context, platform, places, output));
        offerServices(context, platform);
        HookPoints.all().forEach(point -> {
            HookTracker<?> tracker = new HookTracker<>(context, point, platform.registry(), DRAIN_TIME);
            tracker.open();
            undoing.push(tracker::close);
        });
        MainCommand command = new MainCommand(context, platform, output);
        offer(context, Callable.class, command, Map.of("main.thread", true));
        offer(context, Runnable.class, (Runnable) platform::reload, Map.of("launcher.signal", "HUP"));
        undoing.push(() -> command.stop(COMMAND_LIMIT));
    }

    /** A limit in milliseconds that whoever starts the framework may set. */
    private static Duration limit(BundleContext context, String property, Duration standard) {
        return Optional.ofNullable(context.getProperty(property))
                .map(Long::valueOf)
                .map(Duration::ofMillis)
                .orElse(standard);
    }

    private FrameworkPlugins plugins(BundleContext context, Platform platform, Places places, PluginOutput output) {
        PluginConfigurations configurations = new PluginConfigurations(context);
        undoing.push(configurations::close);
        ComponentLog log = new ComponentLog(output::allows);
        offer(context, LoggerFactory.class, log, Map.of());
        SettingsOfPlugins settings = new SettingsOfPlugins(configurations, platform.registry(), log);
        Optional<Catalogues> catalogues = new FrameworkCatalogue(context, places).catalogues();
        offer(context, WeavingHook.class, (WeavingHook) Activator::refuseProcessEnd, Map.of());
        offer(context, ResolverHookFactory.class, new NewestVersions(), Map.of());
        FrameworkPlatform bundles = new FrameworkPlatform(
                context, settings, output, catalogues, limit(context, "pergola.plugin.limit", PLUGIN_LIMIT));
        bundles.removeLeftovers();
        Reconciler reconciler = new Reconciler(
                platform.registry(),
                bundles,
                new HealthChecks(platform.registry(), platform.calls(), HealthChecks.LIMIT),
                DRAIN_TIME);
        List<PluginFolder> folders = places.pluginFolders();
        SetFolder sets = new SetFolder(places.home().resolve(Places.PLUGINS));
        boolean safe = MainCommand.arguments(context).contains(SAFE);
        PluginMaker maker = new PluginMaker(platform.product().version(), places.madePlugins());
        List<Path> api = CompileClassPath.of(context);
        SourceInspection sources =
                new SourceInspection(maker, api, new MavenClassPath("mvn", api, places.madePlugins()));
        FolderScan scan = new FolderScan(folders, sets::pinned, sources);
        scan.trust(platform.product().trustedKeys());
        FolderWatch watch = new FolderWatch(scan, reconciler, safe);
        watch.remember(new GoodSet(sets));
        return new FrameworkPlugins(
                folders,
                watch,
                reconciler,
                bundles,
                settings,
                output,
                catalogues.<Catalogue>map(known -> known).orElse(Catalogue.EMPTY));
    }

    static void refuseProcessEnd(WovenClass woven) {
        String location = woven.getBundleWiring().getBundle().getLocation();
        if (location.startsWith(
                FrameworkPlatform.LOCATION)) { // a constant: nothing of the core may be loaded for itself
            ProcessEndRefusal.in(woven.getBytes()).ifPresent(woven::setBytes);
        }
    }

    /** Services are there as long as the core runs; what they answer depends on whether a command has opened a site. */
    private void offerServices(BundleContext context, Platform platform) {
        SiteOfProcess site = new SiteOfProcess(platform);
        DatabasesForBundles databases = new DatabasesForBundles(site::databases);
        context.addBundleListener(databases);
        undoing.push(() -> context.removeBundleListener(databases));
        offer(context, Databases.class, databases, Map.of());
        offerToBundles(context, InternalClient.class, site::client);
        offerToBundles(context, Events.class, () -> site::publish);
        offerToBundles(context, Actors.class, site::services);
        offerToBundles(context, Tokens.class, site::services);
        offerToBundles(context, Signatures.class, site::services);
        offerToBundles(context, Permissions.class, site::services);
        offerToBundles(context, ServerSettings.class, site::services);
        offerToBundles(context, SiteAddresses.class, site::addresses);
        offerToBundles(context, SiteMetadata.class, () -> site.offers().metadata());
        offerToBundles(context, AssignedTypes.class, () -> site.offers().types());
        offerToBundles(context, StoredQueries.class, () -> site.offers().queries());
        offerToBundles(context, Messages.class, () -> site.offers().messages());
        offer(context, ServerInfo.class, site, Map.of());
        offer(context, PluginSettings.class, site, Map.of());
    }

    private <T> void offerToBundles(BundleContext context, Class<T> type, Supplier<? extends T> service) {
        offer(context, type, new ServicesForBundles<>(type, service), Map.of());
    }

    private void offer(BundleContext context, Class<?> type, Object service, Map<String, Object> properties) {
        ServiceRegistration<?> registration =
                context.registerService(type.getName(), service, FrameworkUtil.asDictionary(properties));
        undoing.push(registration::unregister);
    }

    @Override
    public void stop(BundleContext context) {
        while (!undoing.isEmpty()) {
            undoing.pop().run();
        }
    }
}
