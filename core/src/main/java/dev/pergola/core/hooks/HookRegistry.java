package dev.pergola.core.hooks;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/**
 * Every contribution of plugins and of the core. Readers never lock: they lease the current snapshot. Writers make the
 * next snapshot under a lock and publish it in one step; listeners are told afterwards, outside of the lock.
 *
 * <p>A swap of plugins uses {@link #hold} and {@link #exchange}: the contributions of the arriving versions gather
 * unseen, then one snapshot has all of them and none of the departing versions'.
 */
public final class HookRegistry {

    private final Object writing = new Object();
    private final List<HookEntry<?>> entries = new ArrayList<>();
    private final Set<Owner> hidden = new HashSet<>();
    private final List<LeasedSnapshot> retired = new ArrayList<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private long lastEntry;
    private long lastSnapshot;
    private volatile LeasedSnapshot current = new LeasedSnapshot(new Snapshot(0, List.of(), Set.of()));

    /**
     * Adds a contribution and publishes it, unless its owner is held.
     *
     * @param point the kind
     * @param service the contribution
     * @param owner who contributes it
     * @param properties its service properties
     * @param <T> the interface of the API
     * @return the entry, by which it is removed
     */
    public <T> HookEntry<T> register(HookPoint<T> point, T service, Owner owner, HookProperties properties) {
        HookEntry<T> entry;
        synchronized (writing) {
            entry = new HookEntry<>(point, requireNonNull(service, "service is null"), owner, ++lastEntry, properties);
            entries.add(entry);
            publish();
        }
        tellListeners();
        return entry;
    }

    /**
     * Removes a contribution and waits until every request that may still use it has ended.
     *
     * @param entry what {@link #register} returned; one that is not there any more is waited for all the same
     * @param limit how long to wait
     * @return whether all of those requests have ended in time
     */
    public boolean remove(HookEntry<?> entry, Duration limit) {
        synchronized (writing) {
            if (entries.remove(entry)) {
                publish();
            }
        }
        tellListeners();
        return awaitDrained(snapshot -> snapshot.contains(entry), limit);
    }

    /**
     * Keeps what an owner contributes out of sight until {@link #exchange}. To be called before it contributes.
     *
     * @param owner the arriving plugin
     */
    public void hold(Owner owner) {
        synchronized (writing) {
            hidden.add(owner);
            publish();
        }
        tellListeners();
    }

    /**
     * Lets one owner take the place of another in a single snapshot.
     *
     * @param departing whose contributions go out of sight; they are removed one by one later
     * @param arriving whose contributions were held
     */
    public void swap(Owner departing, Owner arriving) {
        exchange(List.of(departing), List.of(arriving));
    }

    /**
     * Lets some owners appear and others disappear in a single snapshot, so that nobody ever sees a part of that.
     *
     * @param departing whose contributions go out of sight; they are removed one by one later
     * @param arriving whose contributions were held
     */
    public void exchange(Collection<Owner> departing, Collection<Owner> arriving) {
        synchronized (writing) {
            arriving.forEach(hidden::remove);
            hidden.addAll(departing);
            publish();
        }
        tellListeners();
    }

    /**
     * Ends the hiding of an owner: of one that was held and takes no other's place, and of one that departed, once all its
     * contributions are removed.
     *
     * @param owner who was held or has departed
     */
    public void show(Owner owner) {
        synchronized (writing) {
            if (hidden.remove(owner)) {
                publish();
            }
        }
        tellListeners();
    }

    /**
     * Waits until no request uses a snapshot in which an owner was visible.
     *
     * @param owner who is out of sight already
     * @param limit how long to wait
     * @return whether all of those requests have ended in time
     */
    public boolean awaitDrained(Owner owner, Duration limit) {
        return awaitDrained(snapshot -> snapshot.containsAnyOf(owner), limit);
    }

    /**
     * Waits until every lease that is held now has ended, so that nobody uses any more what was to be seen until now.
     * Whoever calls this must not hold one himself.
     *
     * @param limit how long to wait
     * @return whether all of them have ended in time
     */
    public boolean awaitLeases(Duration limit) {
        synchronized (writing) {
            publish();
        }
        return awaitDrained(snapshot -> true, limit);
    }

    private boolean awaitDrained(Predicate<Snapshot> concerned, Duration limit) {
        List<LeasedSnapshot> waitingFor;
        synchronized (writing) {
            retired.removeIf(LeasedSnapshot::isDrained);
            waitingFor = retired.stream()
                    .filter(leased -> concerned.test(leased.snapshot()))
                    .toList();
        }
        long deadline = System.nanoTime() + limit.toNanos();
        boolean drained = true;
        for (LeasedSnapshot leased : waitingFor) {
            drained &= leased.awaitDrained(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        synchronized (
                writing) { // else what was waited for would keep the classes of the departed until the next change
            retired.removeIf(LeasedSnapshot::isDrained);
        }
        return drained;
    }

    /**
     * What is active now, for looking only. To call a contribution, take a {@link #lease()}.
     *
     * @return the newest snapshot
     */
    public Snapshot current() {
        return current.snapshot();
    }

    /**
     * Leases what is active now.
     *
     * @return a lease that the caller closes
     */
    public Lease lease() {
        LeasedSnapshot seen = current;
        while (!seen.enter()) {
            seen = current; // retired between reading the field and entering: the field has a newer one by now
        }
        return new Lease(seen);
    }

    /**
     * Asks to be told of every change.
     *
     * @param listener called after each change, outside of any lock, by the thread that changed something; it looks at
     *     {@link #current()} by itself, since calls may overlap
     */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void publish() {
        LeasedSnapshot previous = current;
        current = new LeasedSnapshot(new Snapshot(++lastSnapshot, entries, hidden));
        previous.retire();
        retired.add(previous);
        retired.removeIf(LeasedSnapshot::isDrained);
    }

    private void tellListeners() {
        listeners.forEach(Runnable::run);
    }
}
