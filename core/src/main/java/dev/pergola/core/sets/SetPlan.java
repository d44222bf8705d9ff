package dev.pergola.core.sets;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What a change would do, before it is done.
 *
 * @param before the set in force
 * @param after the set that would be; the same as before where nothing would change
 * @param arrivals the jars that are new in it
 * @param steps what would start, stop, be replaced or stay out of use, in sentences
 * @param refusals why it is not done, in sentences; empty where it can be
 */
public record SetPlan(
        PluginSet before, PluginSet after, List<Arrival> arrivals, List<String> steps, List<String> refusals) {

    /** Checks the parts and copies the lists. */
    public SetPlan {
        requireNonNull(before, "before is null");
        requireNonNull(after, "after is null");
        arrivals = List.copyOf(arrivals);
        steps = List.copyOf(steps);
        refusals = List.copyOf(refusals);
    }

    /**
     * Whether anything would be different afterwards.
     *
     * @return false where everything is as it is wanted already
     */
    public boolean changesSomething() {
        return !before.plugins().equals(after.plugins());
    }
}
