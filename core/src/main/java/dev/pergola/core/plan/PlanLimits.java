package dev.pergola.core.plan;

/**
 * How many rows an answer may have.
 *
 * @param pageSize rows of a page that asks for no number; the setting {@code default_page_size}
 * @param maximumRows the most that may be asked for; the setting {@code max_returned_rows}
 */
public record PlanLimits(int pageSize, int maximumRows) {

    /** Where counting stops: a table with more rows than this has "more than" so many. */
    public static final int COUNTED_ROWS = 10_000;

    /** The size of a page that has every row. */
    static final int EVERYTHING = Integer.MAX_VALUE;

    /** Checks the numbers. */
    public PlanLimits {
        if (pageSize < 0 || maximumRows < 1) {
            throw new IllegalArgumentException("a limit is too small: " + pageSize + ", " + maximumRows);
        }
    }

    /**
     * The limits of a server that is not configured otherwise.
     *
     * @return 100 rows for a page, 1000 at most
     */
    public static PlanLimits standard() {
        return new PlanLimits(100, 1000);
    }
}
