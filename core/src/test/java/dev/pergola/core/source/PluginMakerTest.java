package dev.pergola.core.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginMakerTest {

    private static final String HELLO = """
            import dev.pergola.api.hook.web.RouteContext;
            import dev.pergola.api.hook.web.RouteHook;
            import dev.pergola.api.http.Response;
            import org.osgi.service.component.annotations.Component;

            /**
             * Greets.
             *
             * @name    greeting
             * @version 1.2
             */
            @Component(property = RouteHook.PATTERN + "=/-/hello/{name}")
            public final class Hello implements RouteHook {

                @Override
                public Response handle(RouteContext context) {
                    return Response.text(new Words().of(new Person(context.pathParameter("name"))));
                }
            }

            record Person(String name) {}

            public class Words {
                String of(Person person) {
                    return \"""
                            Hello\\s\""" + person.name();
                }
            }
            """;

    @TempDir
    private Path folder;

    private Path cache;
    private PluginMaker maker;

    @BeforeEach
    void makeMaker() {
        cache = folder.resolve("cache");
        maker = new PluginMaker("1.0.0", cache);
    }

    @Test
    void oneFileBecomesABundleWithItsComponent() throws Exception {
        try (JarFile jar = new JarFile(make("Hello.java", HELLO).toFile())) {
            Attributes headers = jar.getManifest().getMainAttributes();
            assertEquals("greeting", headers.getValue("Bundle-SymbolicName"));
            assertTrue(headers.getValue("Bundle-Version").matches("1\\.2\\.0\\.[0-9a-f]{8}"), headers::toString);
            assertTrue(headers.getValue("Import-Package").contains("dev.pergola.api.hook.web;version=\"[1."));
            assertEquals(
                    Set.of("META-INF/MANIFEST.MF", "Hello.class", "Person.class", "Words.class", "OSGI-INF/Hello.xml"),
                    jar.stream()
                            .filter(entry -> !entry.isDirectory())
                            .map(Object::toString)
                            .collect(Collectors.toSet()));
            String component = new String(
                    jar.getInputStream(jar.getEntry("OSGI-INF/Hello.xml")).readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(component.contains("value=\"/-/hello/{name}\""), component);
            assertTrue(component.contains("interface=\"dev.pergola.api.hook.web.RouteHook\""), component);
        }
    }

    @Test
    void withoutTagsTheNameIsThatOfTheFile() throws Exception {
        String plain = HELLO.replaceAll("(?s)/\\*\\*.*?\\*/", "");
        assertEquals("hello-world 0.0.0", identity(make("HelloWorld.java", plain)));
        assertEquals("html-pages 0.0.0", identity(make("HTMLPages.java", plain)));
        assertEquals("hello-2 0.0.0", identity(make("hello-2.java", plain)));
    }

    @Test
    void theSameSourceIsMadeOnceAndAnotherIsAnotherVersion() throws Exception {
        Path first = make("Hello.java", HELLO);
        FileTime made = (FileTime) Files.getAttribute(first, "creationTime");
        assertEquals(first, make("Hello.java", HELLO));
        assertEquals(made, Files.getAttribute(first, "creationTime"));

        Path second = make("Hello.java", HELLO.replace("Hello\\s", "Hi\\s"));
        assertNotEquals(version(first), version(second));
        assertEquals(version(first), version(make("Hello.java", HELLO)));
    }

    @Test
    void cacheThatWasDeletedIsFilledAgain() throws Exception {
        Path first = make("Hello.java", HELLO);
        byte[] content = Files.readAllBytes(first);
        Files.delete(first);
        Files.delete(cache);
        assertEquals(first, make("Hello.java", HELLO));
        assertEquals(-1, Arrays.mismatch(content, Files.readAllBytes(first)));
    }

    @Test
    void cacheThatCannotBeWrittenIsDoneWithout() throws Exception {
        Files.writeString(cache, "a file where the folder should be");
        Path jar = make("Hello.java", HELLO);
        assertEquals("greeting 1.2.0", identity(jar));
        Files.delete(jar);
    }

    @Test
    void whatNobodyUsedForAWeekIsForgotten() throws Exception {
        Path first = make("Hello.java", HELLO);
        Files.setLastModifiedTime(first, FileTime.fromMillis(0));
        make("Other.java", HELLO);
        assertFalse(Files.exists(first));
    }

    @Test
    void faultIsToldWithFileLineTextAndCaret() {
        String wrong = HELLO.replace("new Person(context.pathParameter(\"name\"))", "new Persn(\"x\")")
                .replace("    return Response", "\treturn Response");
        assertEquals("""
                Hello.java:17: cannot find symbol
                        \treturn Response.text(new Words().of(new Persn("x")));
                        \t                                        ^
                  symbol:   class Persn
                  location: class Hello""", refusal("Hello.java", wrong));
    }

    @Test
    void everyFaultIsTold() {
        String wrong = HELLO.replace("new Person", "new Persn").replace("String of", "Strin of");
        assertEquals(
                2,
                refusal("Hello.java", wrong)
                        .lines()
                        .filter(line -> line.contains("cannot find symbol"))
                        .count());
    }

    @Test
    void manyFaultsAreToldInPart() {
        String wrong = "class Hello { void run() {" + " nowhere();".repeat(30) + "} }";
        assertTrue(refusal("Hello.java", wrong).endsWith("\n... and 11 more."));
    }

    @Test
    void theCoreIsNotOnTheClassPath() {
        String curious = HELLO.replace("import dev", "import dev.pergola.core.hooks.Owner;\nimport dev");
        assertTrue(refusal("Hello.java", curious)
                .startsWith("Hello.java:1: package dev.pergola.core.hooks does not exist"));
    }

    @Test
    void hookThatNothingRegistersIsExplained() {
        String forgotten = HELLO.replaceAll("@Component\\(.*", "").replaceAll("(?s)/\\*\\*.*?\\*/\\s*", "");
        assertEquals("""
                Hello.java:6: Hello implements RouteHook but nothing registers it: write @Component before the class
                    public final class Hello implements RouteHook {
                                 ^
                  and import org.osgi.service.component.annotations.Component.""", refusal("Hello.java", forgotten));
    }

    @Test
    void hookThatIsInheritedIsFoundAsWell() {
        String inherited = HELLO.replaceAll("@Component\\(.*", "").replace("public final class", "abstract class")
                + "class Special extends Hello {}";
        String refusal = refusal("Hello.java", inherited);
        assertTrue(refusal.contains("Special implements RouteHook"), refusal);
        assertFalse(refusal.contains("Hello implements RouteHook"), refusal);
    }

    @Test
    void fileWithoutAnyHookIsExplained() {
        assertTrue(refusal("Hello.java", "class Hello {}")
                .startsWith("Hello.java:1: nothing here can be used: no class implements a hook"));
    }

    @Test
    void wrongTagsAreToldWithTheirPlace() {
        assertEquals("""
                Hello.java:10: 'newest' is no version of a plugin; one looks like 1.2.0.
                     * @version newest
                                ^""", refusal("Hello.java", HELLO.replace("1.2\n", "newest\n")));
        assertTrue(
                refusal("Hello.java", HELLO.replace("greeting", "a greeting"))
                        .startsWith(
                                "Hello.java:9: 'a greeting' is no name of a plugin; one is letters, digits, hyphens and dots."));
    }

    @Test
    void fileNameThatIsNoNameIsExplained() {
        assertEquals(
                "my plugin.java: 'my plugin' is no name of a plugin; one is letters, digits, hyphens and dots.",
                refusal("my plugin.java", "class Hello {}"));
    }

    @Test
    void componentThatBndDoesNotUnderstandIsExplained() {
        String wrong = HELLO.replace("record Person", """
                @Component(service = Runnable.class)
                class Task {}
                record Person""");
        String refusal = refusal("Hello.java", wrong);
        assertTrue(refusal.startsWith("greeting: The bundle cannot be made: "), refusal);
        assertTrue(refusal.contains("Task") && refusal.contains("java.lang.Runnable"), refusal);
    }

    @Test
    void otherCharsetIsExplained() throws IOException {
        Path file =
                Files.write(folder.resolve("Latin.java"), "// Gr\u00fc\u00dfe".getBytes(StandardCharsets.ISO_8859_1));
        SourceRefusal refusal =
                assertThrows(SourceRefusal.class, () -> maker.make(new OneFile(file, ClassPathOfTests.api())));
        assertEquals("Latin.java: It is not written in UTF-8.", refusal.getMessage());
    }

    @Test
    void nothingButTheCacheIsLeft() throws Exception {
        make("Hello.java", HELLO);
        try (Stream<Path> left = Files.walk(folder)) {
            assertEquals(
                    Set.of("cache", "Hello.java"),
                    left.filter(path -> !path.equals(folder) && !path.startsWith(cache.resolve("x")))
                            .filter(path -> path.getParent().equals(folder))
                            .map(path -> path.getFileName().toString())
                            .collect(Collectors.toSet()));
        }
    }

    private Path make(String file, String text) throws IOException, SourceRefusal {
        return maker.make(new OneFile(Files.writeString(folder.resolve(file), text), ClassPathOfTests.api()));
    }

    private String refusal(String file, String text) {
        return assertThrows(SourceRefusal.class, () -> make(file, text)).getMessage();
    }

    private static String identity(Path jar) throws IOException {
        String version = version(jar);
        try (JarFile bundle = new JarFile(jar.toFile())) {
            return bundle.getManifest().getMainAttributes().getValue("Bundle-SymbolicName") + " "
                    + version.substring(0, version.lastIndexOf('.'));
        }
    }

    private static String version(Path jar) throws IOException {
        try (JarFile bundle = new JarFile(jar.toFile())) {
            return bundle.getManifest().getMainAttributes().getValue("Bundle-Version");
        }
    }
}
