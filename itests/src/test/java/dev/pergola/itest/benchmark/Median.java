package dev.pergola.itest.benchmark;

import java.util.Arrays;
import java.util.List;

/** The middle of several measurements, which one busy moment of the machine does not move. */
final class Median {

    private Median() {}

    static double of(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("no values");
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : Arrays.stream(sorted, middle - 1, middle + 1).sum() / 2;
    }
}
