package dev.pergola.core.hooks;

import static dev.pergola.core.hooks.Greeting.POINT;
import static dev.pergola.core.hooks.Greeting.said;
import static dev.pergola.core.hooks.Greeting.word;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HookRegistryTest {

    private static final Duration AT_ONCE = Duration.ZERO;
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Owner ONE = new Owner("polite", "1.0.0", 7);
    private static final Owner TWO = new Owner("polite", "2.0.0", 8);

    private final HookRegistry registry = new HookRegistry();

    @Test
    void theHigherRankingShadowsAndItsDepartureUncovers() {
        HookEntry<Greeting> low = registry.register(POINT, () -> "low", ONE, word("hello", 0));
        assertEquals(Optional.of("low"), said(registry.current()));

        HookEntry<Greeting> high = registry.register(POINT, () -> "high", TWO, word("hello", 5));
        assertEquals(Optional.of("high"), said(registry.current()));
        assertEquals(HookState.SHADOWED, stateOf(low));
        assertEquals(
                List.of(
                        "polite 2.0.0 holds greeting hello; its ranking is 5 and this one's is 0. Give this one another name, or a higher service.ranking."),
                reasonsOf(low));

        assertTrue(registry.remove(high, AT_ONCE));
        assertEquals(Optional.of("low"), said(registry.current()));
        assertEquals(HookState.ACTIVE, stateOf(low));
    }

    @Test
    void amongEqualRankingsTheOlderStaysActive() {
        HookEntry<Greeting> older = registry.register(POINT, () -> "older", ONE, word("hello", 3));
        HookEntry<Greeting> newer = registry.register(POINT, () -> "newer", TWO, word("hello", 3));
        assertEquals(HookState.ACTIVE, stateOf(older));
        assertEquals(HookState.SHADOWED, stateOf(newer));
    }

    @Test
    void anInvalidContributionIsListedWithItsReasonAndNeverActive() {
        HookEntry<Greeting> wordless = registry.register(POINT, () -> "?", ONE, HookProperties.none());
        assertEquals(Optional.empty(), said(registry.current()));
        assertEquals(HookState.INVALID, stateOf(wordless));
        assertEquals(List.of("The word is missing."), reasonsOf(wordless));
    }

    @Test
    void theSameServiceTwiceIsTwoEntriesAndRemovalIsByEntry() {
        Greeting shared = () -> "shared";
        HookEntry<Greeting> first = registry.register(POINT, shared, ONE, word("a", 0));
        HookEntry<Greeting> second = registry.register(POINT, shared, ONE, word("b", 0));
        registry.remove(first, AT_ONCE);
        assertEquals(List.of(second), registry.current().active(POINT));
    }

    @Test
    void aSwapShowsAllOfTheNewVersionAndNoneOfTheOldInOneSnapshot() {
        registry.register(POINT, () -> "one a", ONE, word("a", 0));
        registry.register(POINT, () -> "one b", ONE, word("b", 0));
        registry.hold(TWO);
        registry.register(POINT, () -> "two b", TWO, word("b", 0));
        registry.register(POINT, () -> "two a", TWO, word("a", 0));
        assertEquals(List.of("one a", "one b"), allSaid());

        List<List<String>> seen = new ArrayList<>();
        registry.onChange(() -> seen.add(allSaid()));
        registry.swap(ONE, TWO);

        assertEquals(List.of(List.of("two b", "two a")), seen);
        assertTrue(registry.awaitDrained(ONE, AT_ONCE));
    }

    @Test
    void aLeaseKeepsItsSnapshotWhateverHappensMeanwhile() {
        HookEntry<Greeting> entry = registry.register(POINT, () -> "before", ONE, word("hello", 0));
        try (Lease lease = registry.lease()) {
            assertFalse(registry.remove(entry, AT_ONCE), "the lease still knows it");
            assertEquals(Optional.of("before"), said(lease.snapshot()));
            assertEquals(Optional.empty(), said(registry.current()));
        }
        assertTrue(registry.remove(entry, AT_ONCE), "nobody knows it any more");
    }

    @Test
    void removalWaitsForTheLastLeaseThatKnewTheEntryAndForNoOther() throws Exception {
        Lease earlier = registry.lease();
        HookEntry<Greeting> entry = registry.register(POINT, () -> "hello", ONE, word("hello", 0));
        Lease knows = registry.lease();
        CountDownLatch published = new CountDownLatch(1);
        registry.onChange(published::countDown);
        CompletableFuture<Boolean> removal = CompletableFuture.supplyAsync(() -> registry.remove(entry, LONG));
        published.await();
        try (Lease later = registry.lease()) {
            knows.close();
            assertTrue(removal.get(20, TimeUnit.SECONDS), "neither the earlier nor the later lease is waited for");
            assertSame(registry.current(), later.snapshot());
        }
        earlier.close();
    }

    @Test
    void closingALeaseTwiceEndsItOnce() {
        HookEntry<Greeting> entry = registry.register(POINT, () -> "hello", ONE, word("hello", 0));
        Lease twice = registry.lease();
        Lease other = registry.lease();
        twice.close();
        twice.close();
        assertFalse(registry.remove(entry, AT_ONCE), "the other lease is still open");
        other.close();
        assertTrue(registry.remove(entry, AT_ONCE));
    }

    @Test
    void whatIsDerivedFromASnapshotIsComputedOnce() {
        List<String> computations = new ArrayList<>();
        Snapshot snapshot = registry.current();
        for (int i = 0; i < 3; i++) {
            snapshot.derived("key", s -> computations.add("computed"));
        }
        assertEquals(List.of("computed"), computations);
    }

    @Test
    void whatHasLeftIsNotKeptOnceNobodyUsesItAnyMore() throws Exception {
        WeakReference<Greeting> departed = leaveWhileSomebodyUsesIt();

        long deadline = System.nanoTime() + LONG.toNanos();
        while (departed.get() != null && System.nanoTime() < deadline) {
            System.gc();
            Thread.onSpinWait();
        }
        assertEquals(null, departed.get(), "the registry keeps a hook that has left");
    }

    /** In a frame of its own, so that no variable of the test keeps it. */
    private WeakReference<Greeting> leaveWhileSomebodyUsesIt() throws Exception {
        String text = "one" + registry.current().statuses().size();
        Greeting greeting = () -> text;
        HookEntry<Greeting> entry = registry.register(POINT, greeting, ONE, word("hello", 0));
        Lease lease = registry.lease();
        CompletableFuture<Boolean> leaving = CompletableFuture.supplyAsync(() -> registry.remove(entry, LONG));
        while (!registry.current().statuses().isEmpty()) {
            Thread.onSpinWait();
        }
        lease.close();
        assertTrue(leaving.get(LONG.toSeconds(), TimeUnit.SECONDS));
        return new WeakReference<>(greeting);
    }

    private List<String> allSaid() {
        return registry.current().active(POINT).stream()
                .map(HookEntry::service)
                .map(Greeting::say)
                .toList();
    }

    private HookState stateOf(HookEntry<?> entry) {
        return statusOf(entry).state();
    }

    private List<String> reasonsOf(HookEntry<?> entry) {
        return statusOf(entry).reasons();
    }

    private HookStatus statusOf(HookEntry<?> entry) {
        return registry.current().statuses().stream()
                .filter(status -> status.entry() == entry)
                .findFirst()
                .orElseThrow();
    }
}
