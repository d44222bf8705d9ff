package dev.pergola.itest.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what passed, group by group, and names the known gaps that have closed, so that their list shrinks. */
final class ConformanceReport {

    private final Map<String, int[]> groups = new TreeMap<>();
    private final List<String> closedGaps = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    synchronized void passed(RecordedCase recorded, boolean wasKnownGap) {
        count(recorded, true);
        if (wasKnownGap) {
            closedGaps.add(recorded.id());
        }
    }

    synchronized void failed(RecordedCase recorded, String difference, boolean isKnownGap) {
        count(recorded, false);
        if (!isKnownGap) {
            failures.add(recorded.id() + ": " + difference.lines().collect(Collectors.joining(" | ")));
        }
    }

    synchronized void writeTo(Path file) {
        int passed = 0;
        int all = 0;
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, int[]> group : groups.entrySet()) {
            int[] counts = group.getValue();
            passed += counts[0];
            all += counts[1];
            text.append("%-20s %5d of %5d%n".formatted(group.getKey(), counts[0], counts[1]));
        }
        text.append("%-20s %5d of %5d%n".formatted("all", passed, all));
        text.append("%nKnown gaps that pass (%d); what is listed for them in known-gaps.txt may be too wide:%n"
                .formatted(closedGaps.size()));
        closedGaps.forEach(id -> text.append("  ").append(id).append(System.lineSeparator()));
        text.append("%nFailures that are no known gap (%d):%n".formatted(failures.size()));
        failures.forEach(failure -> text.append("  ").append(failure).append(System.lineSeparator()));
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void count(RecordedCase recorded, boolean passed) {
        int[] counts = groups.computeIfAbsent(recorded.group(), group -> new int[2]);
        counts[0] += passed ? 1 : 0;
        counts[1]++;
    }
}
