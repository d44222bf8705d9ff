package dev.pergola.core.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A timer whose time passes only when a test says so; the work runs on the test's thread. */
final class SteppedTimer implements TaskTimer {

    private record Planned(long due, long number, Runnable work) {}

    private final List<Planned> planned = new ArrayList<>();
    private long now;
    private long numbers;

    @Override
    public Appointment after(Duration delay, Runnable work) {
        Planned appointment = new Planned(now + delay.toMillis(), ++numbers, work);
        planned.add(appointment);
        return () -> planned.remove(appointment);
    }

    void pass(Duration time) {
        long end = now + time.toMillis();
        for (Optional<Planned> next = nextUntil(end); next.isPresent(); next = nextUntil(end)) {
            planned.remove(next.get());
            now = next.get().due();
            next.get().work().run();
        }
        now = end;
    }

    private Optional<Planned> nextUntil(long end) {
        return planned.stream()
                .filter(appointment -> appointment.due() <= end)
                .min(Comparator.comparingLong(Planned::due).thenComparingLong(Planned::number));
    }

    int appointments() {
        return planned.size();
    }
}
