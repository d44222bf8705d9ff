package dev.pergola.launcher;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.felix.framework.Felix;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.util.tracker.ServiceTracker;

/**
 * One framework with the bundles of a distribution. Started once by the main thread, stopped once by the thread that ends
 * the process.
 */
final class Container {

    private static final String CORE = "dev.pergola.core";
    /** Above all others, so that the core starts last and stops first. */
    private static final int LEVEL_OF_CORE = 2;

    private static final String FIRST_SLF4J = "1.7.36";

    private static final String MAIN =
            "(&(" + Constants.OBJECTCLASS + "=" + Callable.class.getName() + ")(main.thread=true))";

    private static final String HANG_UP = "(launcher.signal=HUP)";

    private final Distribution distribution;
    private final Framework framework;

    Container(Distribution distribution, Path storage) {
        this.distribution = distribution;
        this.framework = new Felix(configuration(distribution, storage));
    }

    /**
     * Starts the libraries and then the core, which finds the command line as a service.
     *
     * @throws LaunchException where a bundle cannot be installed, resolved or started
     */
    void start(String[] arguments) throws LaunchException {
        try {
            framework.init();
            offer(arguments);
            List<Bundle> bundles = install();
            framework.start();
            for (Bundle bundle : bundles) {
                bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
            }
        } catch (BundleException e) {
            throw new LaunchException(reason(e), e);
        }
    }

    /** Waits until the core says what the main thread has to do. Called once; the tracker ends with the framework. */
    Callable<?> main(Duration limit) throws LaunchException, InterruptedException {
        ServiceTracker<Callable<?>, Callable<?>> tracker =
                new ServiceTracker<>(framework.getBundleContext(), mainFilter(), null);
        tracker.open();
        Callable<?> main = tracker.waitForService(limit.toMillis());
        if (main == null) {
            throw new LaunchException("the core offered nothing to run within %d s".formatted(limit.toSeconds()));
        }
        return main;
    }

    /** Tells whoever wants to know that the process was sent SIGHUP. */
    void hangUp() {
        BundleContext context = framework.getBundleContext();
        if (context == null) {
            return; // not started yet, or stopped already
        }
        try {
            for (ServiceReference<Runnable> reference : context.getServiceReferences(Runnable.class, HANG_UP)) {
                Runnable action = context.getService(reference);
                if (action != null) {
                    action.run();
                    context.ungetService(reference);
                }
            }
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Stops the core, which ends what is running, and then all others.
     *
     * @return whether everything was stopped within the limit
     */
    boolean stop(Duration limit) throws InterruptedException {
        try {
            framework.stop();
        } catch (BundleException e) {
            throw new IllegalStateException("the framework refuses to stop", e);
        }
        return framework.waitForStop(limit.toMillis()).getType() != FrameworkEvent.WAIT_TIMEDOUT;
    }

    private static Map<String, Object> configuration(Distribution distribution, Path storage) {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        configuration.put(Constants.FRAMEWORK_BEGINNING_STARTLEVEL, Integer.toString(LEVEL_OF_CORE));
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, loggingPackages());
        // A plugin that was built again under its old version starts beside the one that it replaces.
        configuration.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        configuration.put("felix.log.logger", new ContainerLog());
        // The handlers would be set for the whole process, by means that newer JDKs warn about; nothing here needs
        // them.
        configuration.put("felix.service.urlhandlers", "false");
        configuration.put("pergola.distribution", distribution.home().toString());
        configuration.put("pergola.program", Product.NAME);
        configuration.put("pergola.version", Product.VERSION);
        return configuration;
    }

    /**
     * The log is shared by the launcher and all bundles, so it comes from the class path. Callers of its first generation,
     * such as bnd, can call the second one as well, but ask for it by the number of the first.
     */
    private static String loggingPackages() {
        return Stream.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")
                .flatMap(name -> Stream.of(Product.SLF4J_VERSION, FIRST_SLF4J)
                        .map(version -> "%s;version=\"%s\"".formatted(name, version)))
                .collect(joining(","));
    }

    private void offer(String[] arguments) {
        Map<String, Object> properties = Map.of("launcher.arguments", arguments, "launcher.ready", "true");
        framework
                .getBundleContext()
                .registerService(Object.class, new Object(), FrameworkUtil.asDictionary(properties));
    }

    /** Installs all, and puts the core at the end. */
    private List<Bundle> install() throws BundleException, LaunchException {
        BundleContext context = framework.getBundleContext();
        List<Bundle> libraries = new ArrayList<>();
        List<Bundle> core = new ArrayList<>();
        for (Path jar : distribution.bundles()) {
            Bundle bundle = context.installBundle(location(jar));
            if (CORE.equals(bundle.getSymbolicName())) {
                bundle.adapt(BundleStartLevel.class).setStartLevel(LEVEL_OF_CORE);
                core.add(bundle);
            } else {
                libraries.add(bundle);
            }
        }
        if (core.isEmpty()) {
            throw new LaunchException(
                    "the distribution in %s has no bundle %s; unpack it again.".formatted(distribution.home(), CORE));
        }
        return Stream.concat(libraries.stream(), core.stream()).toList();
    }

    /** Read where it lies, not copied. The framework takes a plus sign for a blank. */
    private static String location(Path jar) {
        return "reference:" + jar.toUri().toString().replace("+", "%2B");
    }

    private static Filter mainFilter() {
        try {
            return FrameworkUtil.createFilter(MAIN);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An activator's own words where it failed; else the framework's, which name what is missing. */
    private static String reason(BundleException failure) {
        Throwable cause = failure.getCause();
        return failure.getType() == BundleException.ACTIVATOR_ERROR && cause != null
                ? cause.toString()
                : String.valueOf(failure.getMessage());
    }
}
