package dev.pergola.core.tabular;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.Reader;

/**
 * Hands out the characters of rows, and refuses a row that is too long while it is read: the parser collects a row before anybody
 * sees it. Used on one thread.
 */
final class BoundedReader extends Reader {

    /** As many characters as a row of CSV may have. */
    static final int LONGEST_ROW = 1 << 24;

    private final Reader characters;
    private long read;
    private long end = LONGEST_ROW;

    BoundedReader(Reader characters) {
        this.characters = characters;
    }

    /** A row begins here. */
    void begin(JsonLocation row) {
        end = row.getCharOffset() + LONGEST_ROW;
    }

    @Override
    public int read(char[] target, int offset, int length) throws IOException {
        if (read > end) { // the parser is a little ahead of the row, never behind
            throw new StreamConstraintsException("the row has more than 16,777,216 characters");
        }
        int count = characters.read(target, offset, length);
        read += Math.max(count, 0);
        return count;
    }

    @Override
    public void close() throws IOException {
        characters.close();
    }
}
