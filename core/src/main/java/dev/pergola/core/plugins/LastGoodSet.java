package dev.pergola.core.plugins;

import java.util.Optional;

/** Remembers from one start to the next which installed set has come up whole. Called by one thread at a time. */
public interface LastGoodSet {

    /** Remembers nothing. */
    LastGoodSet NONE = new LastGoodSet() {
        @Override
        public Optional<PinnedSet> find() {
            return Optional.empty();
        }

        @Override
        public void remember(int number) {
            // there is nowhere to keep it
        }
    };

    /**
     * The set that came up whole the last time.
     *
     * @return empty where none has, or it is not kept any more
     */
    Optional<PinnedSet> find();

    /**
     * Remembers a set. Does not fail: where it cannot be written down, the one before stays.
     *
     * @param number of a set that is in force and has come up whole
     */
    void remember(int number);
}
