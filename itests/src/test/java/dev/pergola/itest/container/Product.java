package dev.pergola.itest.container;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemPackage;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;

/** The framework as the launcher sets it up, and the shipped bundles, for tests that run inside. */
final class Product {

    private Product() {}

    static Option[] options() {
        return new Option[] {
            composite(bundles()),
            composite(logging()),
            frameworkProperty("org.osgi.framework.bsnversion").value("multiple"),
            frameworkProperty("pergola.version").value("0.1.0"),
            frameworkProperty("pergola.call.limit").value("1000"),
            frameworkProperty("pergola.distribution").value(emptyFolder("distribution")),
            frameworkProperty("pergola.home").value(emptyFolder("home")),
            systemProperty("pax.exam.osgi.unresolved.fail").value("true"),
            junitBundles()
        };
    }

    private static Option[] bundles() {
        Path folder = Path.of(System.getProperty("pergola.distribution"), "bundles");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(file -> bundle("reference:" + file.toUri()))
                    .toArray(Option[]::new);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The product's bundles want one version of the log, those of the test tool another; both get what runs the test. */
    private static Option[] logging() {
        return Stream.concat(
                        Stream.of(systemProperty("pax.exam.logging").value("none")),
                        Stream.of("org.slf4j", "org.slf4j.event", "org.slf4j.helpers", "org.slf4j.spi")
                                .flatMap(name -> Stream.of(
                                        systemPackage(name + ";version=2.0.17"),
                                        systemPackage(name + ";version=1.7.36"))))
                .toArray(Option[]::new);
    }

    private static String emptyFolder(String name) {
        try {
            Path target = Path.of(System.getProperty("pergola.itests.target"));
            return Files.createTempDirectory(Files.createDirectories(target), name)
                    .toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
