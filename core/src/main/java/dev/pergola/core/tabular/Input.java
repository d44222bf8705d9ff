package dev.pergola.core.tabular;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.OptionalLong;

/** Bytes with a name that can be read from the beginning as often as it takes, one reading after the other. */
public interface Input extends Closeable {

    /**
     * The name for people.
     *
     * @return as they wrote it
     */
    String name();

    /**
     * How many bytes there are.
     *
     * @return empty where that shows at the end only
     */
    OptionalLong size();

    /**
     * Begins to read. A reading that was begun before has reached the end, or nobody reads on.
     *
     * @return the bytes as they are; the caller closes them
     * @throws IOException where they cannot be read
     */
    InputStream open() throws IOException;

    /** Lets go of what was kept for the next reading. */
    @Override
    void close() throws IOException;
}
