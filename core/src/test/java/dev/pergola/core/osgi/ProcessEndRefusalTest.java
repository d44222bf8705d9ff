package dev.pergola.core.osgi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pergola.core.osgi.fixture.ExitingActivator;
import dev.pergola.core.osgi.fixture.Greeting;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

class ProcessEndRefusalTest {

    @Test
    void callsThatWouldEndTheProcessFailAndSayWhy() throws Exception {
        BundleActivator activator = changed(ExitingActivator.class);
        BundleContext none = null;

        Error exit = assertThrows(NoSuchMethodError.class, () -> activator.start(none));
        Error halt = assertThrows(NoSuchMethodError.class, () -> activator.stop(none));

        assertEquals("'void java.lang.System.exit, which would end the server(int)'", exit.getMessage());
        assertEquals("'void java.lang.Runtime.halt, which would end the server(int)'", halt.getMessage());
    }

    @Test
    void otherClassesStayAsTheyAre() throws IOException {
        assertEquals(Optional.empty(), ProcessEndRefusal.in(bytesOf(Greeting.class)));
        assertEquals(Optional.empty(), ProcessEndRefusal.in(bytesOf(ProcessEndRefusal.class)));
    }

    private static BundleActivator changed(Class<?> type) throws Exception {
        byte[] bytes = ProcessEndRefusal.in(bytesOf(type)).orElseThrow();
        ClassLoader loader = new ClassLoader(type.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                return name.equals(type.getName())
                        ? defineClass(name, bytes, 0, bytes.length)
                        : super.loadClass(name, resolve);
            }
        };
        return (BundleActivator)
                loader.loadClass(type.getName()).getConstructor().newInstance();
    }

    private static byte[] bytesOf(Class<?> type) throws IOException {
        String path = "/" + type.getName().replace('.', '/') + ".class";
        try (InputStream bytes = type.getResourceAsStream(path)) {
            return Objects.requireNonNull(bytes).readAllBytes();
        }
    }
}
