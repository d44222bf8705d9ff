package dev.pergola.core.page;

import dev.pergola.core.model.RowCursor;

/** Knows where the bytes of a BLOB can be fetched. For one answer. */
@FunctionalInterface
public interface BinaryLinks {

    /**
     * The address of a cell.
     *
     * @param row standing at the row
     * @param column whose cell is a BLOB
     * @return absolute
     */
    String address(RowCursor row, ShownColumn column);
}
