package dev.pergola.testing;

import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/**
 * A site in which a plugin is installed, replaced and removed as people do it: as a jar, with its imports resolved, its
 * components activated and its settings checked.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final PluginSite site = PluginSite.empty().configuration("plugins: {hello: {greeting: Ahoy}}");
 *
 * @Test
 * void comesIsReplacedAndGoes() {
 *     PluginJar hello = PluginJar.ofThisProject();
 *     assertEquals("active", site.install(hello).state());
 *     assertEquals("active", site.install(hello.withVersion("99.0.0")).state());
 *     site.remove(hello.name());
 *     site.assertNothingIsLeft();
 * }
 * }</pre>
 *
 * <p>Each method that says what the site is made of answers with another one. Nothing runs before the first test.
 */
public final class PluginSite extends RunningSite {

    /** The state of a plugin that nobody sees yet. */
    private static final String STARTING = "held";

    private final SitePlan plan;
    private final List<WeakReference<ClassLoader>> seen = new CopyOnWriteArrayList<>();

    private PluginSite(SitePlan plan) {
        this.plan = plan;
    }

    /**
     * A site without plugins.
     *
     * @return an empty site
     */
    public static PluginSite empty() {
        return new PluginSite(SitePlan.EMPTY);
    }

    /**
     * The same with one more database.
     *
     * @param file the name of its file, such as {@code garden.db}; without the ending it is the name of the database
     * @param statements make what is in it
     * @return another site
     */
    public PluginSite database(String file, String... statements) {
        return new PluginSite(plan.withDatabase(file, List.of(statements)));
    }

    /**
     * The same with a configuration.
     *
     * @param yaml the whole configuration
     * @return another site
     */
    public PluginSite configuration(String yaml) {
        return new PluginSite(plan.withConfiguration(yaml));
    }

    /**
     * The same with more words on the command line of {@code serve}.
     *
     * @param words such as {@code --root}
     * @return another site
     */
    public PluginSite arguments(String... words) {
        return new PluginSite(plan.withArguments(List.of(words)));
    }

    @Override
    SitePlan plan() {
        return plan;
    }

    /**
     * Puts a jar into the folder of plugins, in place of another version of the same plugin, and waits until the server has
     * taken it or said why not.
     *
     * @param jar the plugin
     * @return what became of it; {@code active} where it runs. An older version may run on where this one does not
     * @throws IllegalArgumentException where this very version is there already
     */
    public InstalledPlugin install(PluginJar jar) {
        if (find(jar).isPresent()) {
            throw new IllegalArgumentException(
                    jar + " is there already; give it another version: withVersion(\"99.0.0\").");
        }
        jar.moveTo(files().plugins().resolve(jar.name() + ".jar"));
        Waiting.until(jar + " is taken or refused", () -> find(jar).isPresent());
        bundles(jar.name()).forEach(this::remember);
        return find(jar).orElseThrow();
    }

    /**
     * Removes a plugin from the folder and waits until it has left.
     *
     * @param name its name, see {@link PluginJar#name()}
     */
    public void remove(String name) {
        PluginJar.delete(files().plugins().resolve(name + ".jar"));
        Waiting.until(name + " has left", () -> plugins().stream()
                .noneMatch(plugin -> plugin.name().equals(name)));
    }

    /**
     * What is installed.
     *
     * @return every plugin with its state, also versions that could not take the place of others
     */
    public List<InstalledPlugin> plugins() {
        return InstalledPlugin.readAll(get("/-/plugins.json").text());
    }

    /**
     * Checks that no class of a plugin that was removed or replaced is left in memory. Where this fails, something that
     * lives longer than the plugin holds on to it: a thread, a timer, a listener, a static field, a value in a library.
     *
     * @throws AssertionError where the memory of a plugin is not freed, though time was given
     */
    public void assertNothingIsLeft() {
        Waiting.until("the classes of all plugins that left are freed", () -> {
            System.gc();
            return seen.stream().allMatch(this::isGoneOrRunning);
        });
    }

    private boolean isGoneOrRunning(WeakReference<ClassLoader> loader) {
        ClassLoader held = loader.get();
        return held == null
                || Arrays.stream(server().context().getBundles())
                        .anyMatch(
                                bundle -> loaderOf(bundle).filter(held::equals).isPresent());
    }

    private void remember(Bundle bundle) {
        loaderOf(bundle).ifPresent(loader -> seen.add(new WeakReference<>(loader)));
    }

    private static Optional<ClassLoader> loaderOf(Bundle bundle) {
        return Optional.ofNullable(bundle.adapt(BundleWiring.class)).map(BundleWiring::getClassLoader);
    }

    private List<Bundle> bundles(String name) {
        return Arrays.stream(server().context().getBundles())
                .filter(bundle -> name.equals(bundle.getSymbolicName()))
                .toList();
    }

    private Optional<InstalledPlugin> find(PluginJar jar) {
        return plugins().stream()
                .filter(plugin -> plugin.name().equals(jar.name()))
                .filter(plugin -> plugin.version().equals(jar.version()))
                .filter(plugin -> !plugin.state().equals(STARTING))
                .findFirst();
    }
}
