package dev.pergola.plugins.export;

/** Hears how far an export is. Called by any thread, often. */
interface Progress {

    /**
     * One more address has been asked for.
     *
     * @param known how many addresses are known by now
     */
    void visited(int known);

    /**
     * One more file is as it shall be.
     *
     * @param files how many there are
     */
    void written(int files);
}
