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
 * @param builtIn whether it is a part of the product
 */
public record ShownPlugin(
        String name, String version, String state, List<String> reasons, List<ShownHook> hooks, boolean builtIn) {

    /** Checks the parts and copies the lists. */
    public ShownPlugin {
        requireNonNull(name, "name is null");
        requireNonNull(version, "version is null");
        requireNonNull(state, "state is null");
        reasons = List.copyOf(reasons);
        hooks = List.copyOf(hooks);
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
