package dev.pergola.testing;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.Databases;
import dev.pergola.api.data.Sql;
import dev.pergola.api.http.Request;
import dev.pergola.api.server.InternalClient;
import dev.pergola.api.server.PluginSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.launch.FrameworkFactory;

/**
 * A framework with the core in it that serves, as the launcher of the product starts it. Made, started and closed by one
 * thread; asked by any.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final String HANG_UP = "(launcher.signal=HUP)";
    private static final String MAIN = "(main.thread=true)";

    private final SitePlan plan;
    private final SiteFiles files;
    private final Framework framework;
    private Optional<FutureTask<Object>> command = Optional.empty();

    EmbeddedServer(SitePlan plan, SiteFiles files) {
        this.plan = plan;
        this.files = files;
        this.framework = ServiceLoader.load(FrameworkFactory.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no framework on the class path"))
                .newFramework(configuration(files));
    }

    private static Map<String, String> configuration(SiteFiles files) {
        Map<String, String> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, files.framework().toString());
        configuration.put(
                Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, ProductBundles.find().exports());
        configuration.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        configuration.put("felix.service.urlhandlers", "false");
        configuration.put("pergola.home", files.home().toString());
        return configuration;
    }

    /** Starts everything; returns when the site answers. */
    void start() {
        try {
            framework.start();
            Bundle core = install();
            core.start();
            plan.databases().forEach(this::createDatabase);
            registerHooks();
            serve();
        } catch (BundleException | IOException failure) {
            throw new IllegalStateException("The platform does not start: " + failure.getMessage(), failure);
        }
    }

    private Bundle install() throws BundleException {
        List<Bundle> bundles = new ArrayList<>();
        for (String location : ProductBundles.find().locations()) {
            bundles.add(context().installBundle(location));
        }
        for (Bundle bundle : bundles) {
            if (ProductBundles.STARTED.contains(bundle.getSymbolicName())) {
                bundle.start();
            }
        }
        return bundles.stream()
                .filter(bundle -> ProductBundles.CORE.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the core is not on the class path"));
    }

    private void createDatabase(String file, List<String> statements) {
        databases().create(files.database(file), transaction -> {
            statements.forEach(statement -> transaction.execute(Sql.of(statement)));
            return statements.size();
        });
    }

    /** From a bundle of their own, so that they are taken for what a plugin contributes. */
    private void registerHooks() throws BundleException, IOException {
        if (plan.hooks().isEmpty()) {
            return;
        }
        Bundle owner = context().installBundle("test:hooks", new ByteArrayInputStream(emptyBundle()));
        owner.start();
        for (HookUnderTest hook : plan.hooks()) {
            Dictionary<String, ?> properties = FrameworkUtil.asDictionary(hook.properties());
            owner.getBundleContext()
                    .registerService(hook.interfaces().toArray(String[]::new), hook.service(), properties);
        }
    }

    private static byte[] emptyBundle() throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, "hooks-under-test");
        headers.putValue(Constants.BUNDLE_VERSION, "1.0.0");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new JarOutputStream(bytes, manifest).close();
        return bytes.toByteArray();
    }

    private void serve() {
        List<String> line = new ArrayList<>(List.of("serve", "-p", "0"));
        plan.databases().keySet().forEach(file -> line.add(files.database(file).toString()));
        plan.configuration().ifPresent(yaml -> {
            files.writeConfiguration(yaml);
            line.addAll(List.of("-c", files.configuration().toString()));
        });
        if (plan.databases().isEmpty()) {
            line.add("--memory");
        }
        line.addAll(plan.arguments());
        Map<String, Object> properties = Map.of("launcher.arguments", line.toArray(String[]::new));
        context().registerService(Object.class, new Object(), FrameworkUtil.asDictionary(properties));
        FutureTask<Object> task =
                new FutureTask<>(() -> ((Callable<?>) service("java.util.concurrent.Callable", MAIN)).call());
        command = Optional.of(task);
        new Thread(task, "pergola serve").start();
        Waiting.until("the site answers", this::answers);
    }

    private boolean answers() {
        failIfEnded();
        try {
            return Answer.read(client().send(Request.get("/-/versions.json").build()))
                            .status()
                    < 500;
        } catch (ServerException notYet) {
            return false;
        }
    }

    private void failIfEnded() {
        FutureTask<Object> task = command.orElseThrow();
        if (task.isDone()) {
            try {
                throw new IllegalStateException(
                        "The server ended by itself with the code " + task.get() + "; standard error says why.");
            } catch (ExecutionException failure) {
                throw new IllegalStateException("The server ended by itself.", failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Reads the configuration again; returns when it is in force or refused. */
    void configure(String yaml) {
        files.writeConfiguration(yaml);
        ((Runnable) service("java.lang.Runnable", HANG_UP)).run();
    }

    InternalClient client() {
        return service(InternalClient.class);
    }

    Databases databases() {
        return service(Databases.class);
    }

    PluginSettings settings() {
        return service(PluginSettings.class);
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    private <T> T service(Class<T> type) {
        return type.cast(service(type.getName(), null));
    }

    private Object service(String type, @Nullable String filter) {
        try {
            ServiceReference<?> @Nullable [] references = context().getServiceReferences(type, filter);
            if (references == null) {
                throw new IllegalStateException("the platform offers no " + type);
            }
            return Optional.<Object>ofNullable(context().getService(references[0]))
                    .orElseThrow();
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Ends the serving and then the framework; what the core uses must not end before it. */
    @Override
    public void close() {
        try {
            for (Bundle bundle : context().getBundles()) {
                if (ProductBundles.CORE.equals(bundle.getSymbolicName())) {
                    bundle.stop();
                }
            }
            framework.stop();
            framework.waitForStop(STOP_LIMIT.toMillis());
        } catch (BundleException failure) {
            throw new IllegalStateException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
