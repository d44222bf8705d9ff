package dev.pergola.core.importing;

import dev.pergola.api.ServerException;
import dev.pergola.core.tabular.InputFault;
import java.util.ArrayList;
import java.util.List;

/** Rows that cannot be used: each ends the import, or is counted. For the thread that reads and the one that writes. */
final class BadRows {

    private static final int SHOWN = 10;

    private final boolean skipped;
    private final List<String> first = new ArrayList<>();
    private long count;

    BadRows(boolean skipped) {
        this.skipped = skipped;
    }

    /** A row that is not written; throws where such rows are not left out. */
    synchronized void add(String input, long line, String reason, String hint) {
        ServerException fault = InputFault.at(input, line, reason, hint);
        if (!skipped) {
            throw fault;
        }
        count++;
        if (first.size() < SHOWN) {
            first.add(fault.messages().get(0));
        }
    }

    /** Everything is read again from the beginning. */
    synchronized void forget() {
        first.clear();
        count = 0;
    }

    synchronized long count() {
        return count;
    }

    /** What was wrong with the first ones. */
    synchronized List<String> first() {
        return List.copyOf(first);
    }
}
