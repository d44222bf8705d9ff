package dev.pergola.core.view.assets;

import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageScripts;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.hook.web.StaticFiles;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.Snapshot;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The kinds of hooks that make up what a page loads. */
public final class PageHooks {

    /** Files that are served as they are. */
    public static final HookPoint<StaticFiles> STATIC_FILES =
            new HookPoint<>("static files", StaticFiles.class, PageHooks::key, PageHooks::check);

    /** Style sheets and scripts of pages. */
    public static final HookPoint<PageAssets> ASSETS = HookPoint.shared("page assets", PageAssets.class);

    /** Scripts that stand in pages. */
    public static final HookPoint<PageScripts> SCRIPTS = HookPoint.shared("page scripts", PageScripts.class);

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private PageHooks() {}

    /** Whether every contribution to a page says that it is the same each time, as those of the core are. */
    static boolean areRepeatable(Snapshot snapshot) {
        return snapshot.derived(PageHooks.class, PageHooks::compute);
    }

    private static Boolean compute(Snapshot snapshot) {
        return Stream.of(ASSETS, SCRIPTS)
                .flatMap(point -> snapshot.active(point).stream())
                .allMatch(entry -> entry.owner().isCore() || entry.properties().is(RouteHook.REPEATABLE));
    }

    /** The form of a name in which a hyphen and an underscore are the same. */
    static String normalized(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Optional<String> key(HookProperties properties) {
        return properties.text(StaticFiles.NAME).map(PageHooks::normalized);
    }

    private static List<String> check(HookProperties properties) {
        Optional<String> name = properties.text(StaticFiles.NAME);
        if (name.isEmpty()) {
            return List.of("The service property " + StaticFiles.NAME
                    + " is missing; it holds the name under which the files are served.");
        }
        return NAME.matcher(name.get()).matches()
                ? List.of()
                : List.of(
                        "The name %s of static files has other characters than letters, digits, hyphen and underscore."
                                .formatted(name.get()));
    }
}
