package dev.pergola.core.view.development;

import static java.util.Objects.requireNonNull;

/**
 * What became of the last change of a plugin that is being written.
 *
 * @param number counted from 1; 0 before the first
 * @param good whether what was written is in force
 * @param message what became of it, or what is wrong; several lines where a compiler says it
 */
public record LatestChange(long number, boolean good, String message) {

    /** Before anything has changed. */
    public static final LatestChange NONE = new LatestChange(0, true, "");

    /** Checks the message. */
    public LatestChange {
        requireNonNull(message, "message is null");
    }

    /**
     * The change after this one.
     *
     * @param nextGood whether it is in force
     * @param nextMessage what became of it
     * @return a new value
     */
    public LatestChange next(boolean nextGood, String nextMessage) {
        return new LatestChange(number + 1, nextGood, nextMessage);
    }
}
