package dev.pergola.core.config;

/**
 * A number of rows or values that the configuration asks for: a number, or {@code max}.
 *
 * @param wanted how many; {@link Integer#MAX_VALUE} for {@code max}
 */
public record SizeOption(int wanted) {
    /** As many as are allowed. */
    public static final SizeOption MAXIMUM = new SizeOption(Integer.MAX_VALUE);

    /** Checks the number. */
    public SizeOption {
        if (wanted < 0) {
            throw new IllegalArgumentException("wanted is negative: " + wanted);
        }
    }

    /** How many that is where no more than {@code maximum} are allowed. */
    public int within(int maximum) {
        return Math.min(wanted, maximum);
    }
}
