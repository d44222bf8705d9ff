package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A plugin and what became of it.
 *
 * @param name its name
 * @param version its version; blank where that is not known, such as for a file that is no plugin
 * @param state in words, such as {@code active}
 * @param reasons why it is in that state, in sentences; empty where nothing is to be said
 * @param hooks what it contributes
 * @param settings its declared settings, secrets hidden
 * @param source where it comes from
 */
public record ShownPlugin(
        String name,
        String version,
        String state,
        List<String> reasons,
        List<ShownHook> hooks,
        List<ShownSetting> settings,
        Source source) {

    /** Where a plugin comes from. */
    public enum Source {
        /** It is the product itself. */
        CORE,
        /** It comes with the product. */
        BROUGHT,
        /** Somebody installed it. */
        INSTALLED
    }

    /** Checks the parts and copies the lists. */
    public ShownPlugin {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(state, "state is null");
        reasons = List.copyOf(reasons);
        hooks = List.copyOf(hooks);
        settings = List.copyOf(settings);
        requireNonNull(source, "source is null");
    }

    /** Whether it is a part of the product itself. */
    public boolean builtIn() {
        return source == Source.CORE;
    }

    /** Whether programs that ask what was added to the product want to know: what was, and what the product brings in vain. */
    public boolean noteworthy() {
        return source == Source.INSTALLED || (source == Source.BROUGHT && !state.equals("active"));
    }

    /** The kinds of hooks that it contributes, each once, sorted. */
    public List<String> hookKinds() {
        return hooks.stream().map(ShownHook::kind).distinct().sorted().toList();
    }

    /** Whether it contributes to a kind of hook. */
    public boolean contributes(String kind) {
        return hooks.stream().anyMatch(hook -> hook.kind().equals(kind));
    }
}
