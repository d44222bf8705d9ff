package dev.pergola.core.importing;

import java.util.OptionalLong;

/** Who looks on while an import runs. Called on the thread that writes. */
public interface Watcher {

    /**
     * Something has come further.
     *
     * @param input that is read
     * @param bytes of it that were read
     * @param size of it, where known
     * @param rows of its table that were written
     */
    void rows(String input, long bytes, OptionalLong size, long rows);

    /**
     * Something else than rows takes time.
     *
     * @param what a short sentence without full stop
     */
    void step(String what);

    /**
     * Something that people should know.
     *
     * @param sentence with full stop
     */
    void note(String sentence);
}
