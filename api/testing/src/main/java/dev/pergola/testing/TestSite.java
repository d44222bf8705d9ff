package dev.pergola.testing;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * A site with hooks that the test has made, each a plain object.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestSite site = TestSite.with(new Hello(settings))
 *         .database("garden.db", "create table plants (id integer primary key, name text)");
 *
 * @Test
 * void greetsByName() {
 *     assertEquals("Hello Ada", site.get("/-/hello/Ada").text());
 * }
 * }</pre>
 *
 * <p>Each method that says what the site is made of answers with another one. Nothing runs before the first test.
 */
public final class TestSite extends RunningSite {

    private final SitePlan plan;

    private TestSite(SitePlan plan) {
        this.plan = plan;
    }

    /**
     * A site without hooks, for tests of data and configuration, or to begin with.
     *
     * @return an empty site
     */
    public static TestSite empty() {
        return new TestSite(SitePlan.EMPTY);
    }

    /**
     * A site with a hook whose class has the annotation {@code @Component}. Interfaces and properties are those of the
     * annotation; references are not injected and settings are not handed in, since the test has made the object.
     *
     * @param component the hook
     * @return a site with this hook
     * @throws IllegalArgumentException where the build has not written the description of the component
     */
    public static TestSite with(Object component) {
        return empty().and(component);
    }

    /**
     * A site with a hook of any class.
     *
     * @param <H> the kind of hook
     * @param kind the interface of the API
     * @param hook the hook
     * @param properties its service properties, such as {@code RouteHook.PATTERN}
     * @return a site with this hook
     */
    public static <H> TestSite with(Class<H> kind, H hook, Map<String, ?> properties) {
        return empty().and(kind, hook, properties);
    }

    /**
     * The same with one more hook whose class has the annotation {@code @Component}.
     *
     * @param component the hook
     * @return another site
     * @throws IllegalArgumentException where the build has not written the description of the component
     */
    public TestSite and(Object component) {
        return new TestSite(plan.withHook(ComponentDescription.of(requireNonNull(component, "component is null"))));
    }

    /**
     * The same with one more hook of any class.
     *
     * @param <H> the kind of hook
     * @param kind the interface of the API
     * @param hook the hook
     * @param properties its service properties
     * @return another site
     */
    public <H> TestSite and(Class<H> kind, H hook, Map<String, ?> properties) {
        return new TestSite(plan.withHook(
                new HookUnderTest(hook, List.of(kind.getName()), Map.<String, Object>copyOf(properties))));
    }

    /**
     * The same with one more database.
     *
     * @param file the name of its file, such as {@code garden.db}; without the ending it is the name of the database
     * @param statements make what is in it
     * @return another site
     */
    public TestSite database(String file, String... statements) {
        return new TestSite(plan.withDatabase(file, List.of(statements)));
    }

    /**
     * The same with a configuration.
     *
     * @param yaml the whole configuration
     * @return another site
     */
    public TestSite configuration(String yaml) {
        return new TestSite(plan.withConfiguration(yaml));
    }

    /**
     * The same with more words on the command line of {@code serve}.
     *
     * @param words such as {@code --root}
     * @return another site
     */
    public TestSite arguments(String... words) {
        return new TestSite(plan.withArguments(List.of(words)));
    }

    @Override
    SitePlan plan() {
        return plan;
    }
}
