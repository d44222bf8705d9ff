package dev.pergola.core.importing;

import dev.pergola.core.change.ColumnKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the thread that reads hands to the one that writes. */
sealed interface Piece {

    /** A column with the type that it has from here on. */
    record Column(String name, ColumnKind kind) {}

    /** The columns are known as far as they can be; rows follow. */
    record Start(List<Column> columns) implements Piece {

        /** Copies the list. */
        public Start {
            columns = List.copyOf(columns);
        }
    }

    /**
     * Some rows.
     *
     * @param cells one row behind the other
     * @param lines where each row begins; as many as there are rows
     * @param count of the rows
     * @param input from which they come
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Rows(@Nullable Object[] cells, long[] lines, int count, String input) implements Piece {}

    /** A row did not fit the columns, so that all of them have to be read again. Until the end no rows follow. */
    record Misfit() implements Piece {}

    /** Everything was read. */
    record End(List<String> notes) implements Piece {

        /** Copies the list. */
        public End {
            notes = List.copyOf(notes);
        }
    }

    /** Reading has failed. */
    record Failure(Throwable cause) implements Piece {}
}
