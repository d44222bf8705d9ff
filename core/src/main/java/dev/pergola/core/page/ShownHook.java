package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One contribution of a plugin.
 *
 * @param kind the kind of hook, such as {@code route}
 * @param key what it holds, such as the pattern of a route; blank for kinds without keys
 * @param state in one word, such as {@code active}
 * @param reasons why it is in that state, in sentences; empty where nothing is to be said
 * @param calls how often it was called
 * @param failures how often it failed
 */
public record ShownHook(String kind, String key, String state, List<String> reasons, long calls, long failures) {

    /** Checks the parts and copies the list. */
    public ShownHook {
        requireNonNull(kind, "kind is null");
        requireNonNull(key, "key is null");
        requireNonNull(state, "state is null");
        reasons = List.copyOf(reasons);
    }
}
