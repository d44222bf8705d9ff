package dev.pergola.core.hooks;

import static dev.pergola.core.hooks.Greeting.POINT;
import static dev.pergola.core.hooks.Greeting.word;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Readers at full speed while versions replace each other: no gap, no half of a version, no use after the drain. */
class HookRegistryRaceTest {

    private static final int READERS = 4;
    private static final int SWAPS = 300;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final HookRegistry registry = new HookRegistry();

    /** A contribution that knows whether it may still be used. */
    private static final class Version implements Greeting {

        private final int number;
        private final AtomicBoolean stopped = new AtomicBoolean();

        Version(int number) {
            this.number = number;
        }

        @Override
        public String say() {
            if (stopped.get()) {
                throw new IllegalStateException("version " + number + " was used after it had been stopped");
            }
            return Integer.toString(number);
        }
    }

    @Test
    void readersAlwaysSeeExactlyOneWholeVersionThatIsNotStopped() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger reads = new AtomicInteger();
        Arrival arrival = arrive(0);
        ExecutorService readers = Executors.newFixedThreadPool(READERS);
        List<Future<?>> readings = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            readings.add(readers.submit(() -> {
                while (!done.get()) {
                    readOnce();
                    reads.incrementAndGet();
                }
            }));
        }
        try {
            for (int number = 1; number <= SWAPS; number++) {
                arrival = swap(arrival, number);
            }
        } finally {
            done.set(true);
            readers.shutdown();
        }
        for (Future<?> reading : readings) {
            reading.get();
        }
        assertTrue(reads.get() > SWAPS, "the readers were running: " + reads);
    }

    private void readOnce() {
        try (Lease lease = registry.lease()) {
            List<HookEntry<Greeting>> active = lease.snapshot().active(POINT);
            assertEquals(2, active.size());
            String first = active.get(0).service().say();
            Thread.onSpinWait();
            assertEquals(first, active.get(1).service().say());
        }
    }

    private record Arrival(Version version, Owner owner, List<HookEntry<Greeting>> entries) {}

    private Arrival arrive(int number) {
        Version version = new Version(number);
        Owner owner = new Owner("polite", number + ".0.0", number + 1);
        return new Arrival(
                version,
                owner,
                List.of(
                        registry.register(POINT, version, owner, word("a", 0)),
                        registry.register(POINT, version, owner, word("b", 0))));
    }

    private Arrival swap(Arrival departing, int number) {
        Owner arriving = new Owner("polite", number + ".0.0", number + 1);
        registry.hold(arriving);
        Arrival arrival = arrive(number);
        registry.swap(departing.owner(), arriving);
        assertTrue(registry.awaitDrained(departing.owner(), LIMIT));
        departing.version().stopped.set(true);
        departing.entries().forEach(entry -> assertTrue(registry.remove(entry, LIMIT)));
        registry.show(departing.owner());
        return arrival;
    }
}
