package dev.pergola.core.source;

import dev.pergola.api.hook.web.RouteHook;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/** What plugins of one file may use, as it is where tests run. */
public final class ClassPathOfTests {

    private ClassPathOfTests() {}

    /** The API and the annotations of components. */
    public static List<Path> api() {
        return Stream.of(RouteHook.class, Component.class)
                .map(ClassPathOfTests::libraryOf)
                .toList();
    }

    private static Path libraryOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
