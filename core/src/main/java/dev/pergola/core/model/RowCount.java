package dev.pergola.core.model;

/**
 * How many rows there are.
 *
 * @param rows the number found
 * @param atLeast whether counting stopped there, so that there are more
 */
public record RowCount(long rows, boolean atLeast) {

    /** Checks the number. */
    public RowCount {
        if (rows < 0) {
            throw new IllegalArgumentException("rows is negative: " + rows);
        }
    }
}
