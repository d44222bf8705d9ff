package dev.pergola.core.view.assets;

import dev.pergola.api.hook.page.MenuLinks;
import dev.pergola.api.hook.page.PageActions;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageScripts;
import dev.pergola.api.hook.page.PageSlot;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.page.TemplateData;
import dev.pergola.api.hook.web.StaticFiles;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The kinds of hooks that make up what a page loads. */
public final class PageHooks {

    /** Files that are served as they are. */
    public static final HookPoint<StaticFiles> STATIC_FILES =
            new HookPoint<>("static files", StaticFiles.class, PageHooks::key, PageHooks::check);

    /** Style sheets and scripts of pages. */
    public static final HookPoint<PageAssets> ASSETS = HookPoint.shared("page assets", PageAssets.class);

    /** Scripts that stand in pages. */
    public static final HookPoint<PageScripts> SCRIPTS = HookPoint.shared("page scripts", PageScripts.class);

    /** What stands below headings. */
    public static final HookPoint<PageSlot> SLOTS = ofSubjects("page slot", PageSlot.class);

    /** What can be done with what a page shows. */
    public static final HookPoint<PageActions> ACTIONS = ofSubjects("page actions", PageActions.class);

    /** Links of the site menu. */
    public static final HookPoint<MenuLinks> MENU = HookPoint.shared("menu links", MenuLinks.class);

    /** What templates can show besides the page. */
    public static final HookPoint<TemplateData> DATA = HookPoint.shared("template data", TemplateData.class);

    private static final Set<String> SUBJECTS =
            Set.of("homepage", "database", "table", "view", "row", "query", "stored_query", "other");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private PageHooks() {}

    private static <T> HookPoint<T> ofSubjects(String name, Class<T> type) {
        return new HookPoint<>(name, type, properties -> Optional.empty(), PageHooks::checkSubjects);
    }

    private static List<String> checkSubjects(HookProperties properties) {
        return properties.texts(PageSubject.PROPERTY).stream()
                .filter(word -> !SUBJECTS.contains(word))
                .map(word -> "The service property %s names %s; a page can be about %s."
                        .formatted(
                                PageSubject.PROPERTY,
                                word,
                                SUBJECTS.stream().sorted().collect(Collectors.joining(", "))))
                .toList();
    }

    /** Whether a hook wants to be asked about a subject: those that name none are asked about all. */
    static boolean concerns(HookEntry<?> entry, PageSubject subject) {
        List<String> words = entry.properties().texts(PageSubject.PROPERTY);
        return words.isEmpty() || words.contains(subject.word());
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
