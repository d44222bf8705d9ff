package dev.pergola.core.page;

import dev.pergola.core.model.RowCursor;
import java.util.Optional;

/**
 * The rows of a page and what is known only when the last of them has been read.
 *
 * <p>Belongs to one thread. Whoever made the page closes it after it was written.
 */
public interface ResultRows extends AutoCloseable {

    /**
     * The cursor, which stands before the first row and is read once. It ends with the last row of this page. Behind the
     * cells that are shown it may have others; a row that the database has encoded holds only those that are shown.
     */
    RowCursor cursor();

    /**
     * Where the rows go on.
     *
     * @return empty on the last page
     * @throws IllegalStateException before the cursor has been read to its end
     */
    Optional<NextPage> next();

    /**
     * Whether there were more rows than a page may hold and no way to go on.
     *
     * @throws IllegalStateException before the cursor has been read to its end
     */
    boolean truncated();

    /** How long the database has worked on the rows so far, in milliseconds. */
    double milliseconds();

    @Override
    void close();
}
