package dev.pergola.core.hooks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Everything that is active at one moment, and why the rest is not. Immutable; read by any number of threads without a
 * lock.
 */
public final class Snapshot {

    private final long number;
    private final Map<HookPoint<?>, List<HookEntry<?>>> active = new HashMap<>();
    private final Map<HookEntry<?>, HookEntry<?>> shadowedBy = new HashMap<>();
    private final List<HookEntry<?>> entries;
    private final Set<Owner> hidden;
    private final Map<Object, Object> derived = new ConcurrentHashMap<>();

    Snapshot(long number, List<HookEntry<?>> entries, Set<Owner> hidden) {
        this.number = number;
        this.entries = entries.stream().sorted(HookEntry.ORDER).toList();
        this.hidden = Set.copyOf(hidden);
        Map<List<Object>, HookEntry<?>> holders = new HashMap<>();
        for (HookEntry<?> entry : this.entries) {
            if (entry.problems().isEmpty() && !this.hidden.contains(entry.owner())) {
                HookEntry<?> holder = entry.key()
                        .<HookEntry<?>>map(key -> holders.computeIfAbsent(List.of(entry.point(), key), k -> entry))
                        .orElse(entry);
                if (holder == entry) {
                    active.computeIfAbsent(entry.point(), point -> new ArrayList<>())
                            .add(entry);
                } else {
                    shadowedBy.put(entry, holder);
                }
            }
        }
    }

    /**
     * Its place in the sequence of snapshots.
     *
     * @return rises with every change of the registry
     */
    public long number() {
        return number;
    }

    /**
     * The active contributions of a kind.
     *
     * @param point the kind
     * @param <T> the interface of the API
     * @return in order: ranking descending, then order of registration
     */
    @SuppressWarnings("unchecked") // register() lets only a HookEntry<T> in under a HookPoint<T>
    public <T> List<HookEntry<T>> active(HookPoint<T> point) {
        return (List<HookEntry<T>>) (List<?>) active.getOrDefault(point, List.of());
    }

    /**
     * Every contribution with its state, active or not.
     *
     * @return in order
     */
    public List<HookStatus> statuses() {
        return entries.stream().map(this::status).toList();
    }

    private HookStatus status(HookEntry<?> entry) {
        if (!entry.problems().isEmpty()) {
            return new HookStatus(entry, HookState.INVALID, entry.problems());
        }
        if (hidden.contains(entry.owner())) {
            return new HookStatus(
                    entry,
                    HookState.HELD,
                    List.of("%s has not taken its place yet, or has left it already.".formatted(entry.owner())));
        }
        HookEntry<?> holder = shadowedBy.get(entry);
        if (holder != null) {
            return new HookStatus(
                    entry,
                    HookState.SHADOWED,
                    List.of(
                            "%s holds %s%s; its ranking is %d and this one's is %d. Give this one another name, or a higher service.ranking."
                                    .formatted(
                                            holder.owner(),
                                            entry.point().name(),
                                            entry.key().map(key -> " " + key).orElse(""),
                                            holder.ranking(),
                                            entry.ranking())));
        }
        return entry.calls()
                .failing()
                .map(failure -> new HookStatus(entry, HookState.FAILING, List.of(failure.what())))
                .orElseGet(() -> new HookStatus(entry, HookState.ACTIVE, List.of()));
    }

    boolean contains(HookEntry<?> entry) {
        return entries.contains(entry) && !hidden.contains(entry.owner());
    }

    boolean containsAnyOf(Owner owner) {
        return !hidden.contains(owner)
                && entries.stream().anyMatch(entry -> entry.owner().equals(owner));
    }

    /**
     * Something that is computed from this snapshot once and kept with it, such as a table of routes.
     *
     * @param key which thing; the same object each time
     * @param computation called at most once for each key
     * @param <V> the thing
     * @return what the computation returned
     */
    @SuppressWarnings("unchecked") // one key is used with one computation
    public <V> V derived(Object key, Function<Snapshot, V> computation) {
        Object value = derived.get(key); // computeIfAbsent locks even when the value is there
        return (V) (value != null ? value : derived.computeIfAbsent(key, k -> computation.apply(this)));
    }
}
