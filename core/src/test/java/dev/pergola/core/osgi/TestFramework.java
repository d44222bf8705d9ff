package dev.pergola.core.osgi;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.felix.framework.Felix;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * A real framework inside of a unit test. It offers the API and the specifications from the class path of the test, so
 * that test and plugins mean the same classes; the core itself is no bundle here.
 */
final class TestFramework {

    private static final String PACKAGES = Stream.of(
                    "dev.pergola.api;version=1.0.0",
                    "dev.pergola.api.http;version=1.0.0",
                    "dev.pergola.api.data;version=1.0.0",
                    "dev.pergola.api.server;version=1.0.0",
                    "dev.pergola.api.hook.web;version=1.0.0",
                    "dev.pergola.api.hook.run;version=1.0.0",
                    "org.osgi.service.component;version=1.5",
                    "org.osgi.service.component.runtime;version=1.5",
                    "org.osgi.service.component.runtime.dto;version=1.5",
                    "org.osgi.service.cm;version=1.6",
                    "org.osgi.service.log;version=1.5",
                    "org.osgi.util.promise;version=1.3",
                    "org.osgi.util.function;version=1.2")
            .collect(Collectors.joining(","));

    private final Felix framework;

    TestFramework(Path storage) throws BundleException {
        Map<String, Object> configuration = new HashMap<>();
        configuration.put(Constants.FRAMEWORK_STORAGE, storage.toString());
        configuration.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        configuration.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, PACKAGES);
        configuration.put(Constants.FRAMEWORK_BSNVERSION, Constants.FRAMEWORK_BSNVERSION_MULTIPLE);
        configuration.put("felix.service.urlhandlers", "false");
        configuration.put("felix.log.level", "0");
        framework = new Felix(configuration);
        framework.start();
    }

    BundleContext context() {
        return framework.getBundleContext();
    }

    /** Installs and starts the library that a class comes from. */
    void startLibraryOf(String className) throws BundleException, ClassNotFoundException, URISyntaxException {
        Path jar = Path.of(Class.forName(className)
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        context().installBundle("reference:" + jar.toUri()).start();
    }

    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }
}
