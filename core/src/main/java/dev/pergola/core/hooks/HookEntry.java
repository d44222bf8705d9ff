package dev.pergola.core.hooks;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One contribution: the service with what the registry found out about it once, when it was registered.
 *
 * <p>Identity matters: two registrations of the same object are two entries, and removal is by entry. Immutable but for
 * the record of its calls.
 *
 * @param <T> the interface of the API
 */
public final class HookEntry<T> {

    /** Ranking descending, then the order of registration: total, as no two entries have the same number. */
    static final Comparator<HookEntry<?>> ORDER =
            Comparator.<HookEntry<?>>comparingInt(HookEntry::ranking).reversed().thenComparingLong(HookEntry::number);

    private final HookPoint<T> point;
    private final T service;
    private final Owner owner;
    private final long number;
    private final HookProperties properties;
    private final Optional<String> key;
    private final List<String> problems;
    private final CallRecord calls = new CallRecord();

    HookEntry(HookPoint<T> point, T service, Owner owner, long number, HookProperties properties) {
        this.point = point;
        this.service = point.type().cast(service);
        this.owner = owner;
        this.number = number;
        this.properties = properties;
        this.problems = List.copyOf(point.check().apply(properties));
        this.key = problems.isEmpty() ? point.key().apply(properties) : Optional.empty();
    }

    /**
     * The kind.
     *
     * @return the point it was registered for
     */
    public HookPoint<T> point() {
        return point;
    }

    /**
     * The contribution itself. To be called through {@link HookCalls} only.
     *
     * @return the service
     */
    T service() {
        return service;
    }

    /**
     * Who contributed it.
     *
     * @return a plugin or the core
     */
    public Owner owner() {
        return owner;
    }

    /**
     * Its place in the order of registration, which decides between equal rankings.
     *
     * @return unique in this registry
     */
    public long number() {
        return number;
    }

    /**
     * Its ranking.
     *
     * @return higher goes first; 0 unless set
     */
    public int ranking() {
        return properties.ranking();
    }

    /**
     * Its service properties.
     *
     * @return as they were when it was registered
     */
    public HookProperties properties() {
        return properties;
    }

    /**
     * What the core itself contributed, which is called without the guard: it asks plugins through a guard of their own, and
     * their failures are not its.
     *
     * @param type of the core
     * @param <S> of the core
     * @return empty for contributions of plugins, and for those of another type
     */
    public <S> Optional<S> own(Class<S> type) {
        return owner.isCore() && type.isInstance(service) ? Optional.of(type.cast(service)) : Optional.empty();
    }

    /**
     * What only one contribution of this kind may hold at a time.
     *
     * @return empty for kinds of which all are active, and for invalid entries
     */
    public Optional<String> key() {
        return key;
    }

    /**
     * What is wrong with it.
     *
     * @return sentences; empty where it is valid
     */
    public List<String> problems() {
        return problems;
    }

    /**
     * What became of its calls.
     *
     * @return the live record
     */
    public CallRecord calls() {
        return calls;
    }

    @Override
    public String toString() {
        return point.name() + key.map(text -> " " + text).orElse("") + " of " + owner;
    }
}
