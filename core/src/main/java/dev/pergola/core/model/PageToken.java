package dev.pergola.core.model;

import static java.util.Objects.requireNonNull;

/** Where a page of rows begins: after the last row of the page before. */
public sealed interface PageToken {

    /**
     * After a row, in the order of the row keys.
     *
     * @param row the last row of the page before
     */
    record AfterRow(RowIdentifier row) implements PageToken {

        /** Checks the row. */
        public AfterRow {
            requireNonNull(row, "row is null");
        }
    }

    /**
     * After a row, in the order of a column; rows with equal values follow in the order of their keys.
     *
     * @param sortValue the value of that column in the last row of the page before
     * @param row that row
     */
    record AfterSorted(Value sortValue, RowIdentifier row) implements PageToken {

        /** Checks both parts. */
        public AfterSorted {
            requireNonNull(sortValue, "sortValue is null");
            requireNonNull(row, "row is null");
        }
    }

    /**
     * After a number of rows, for views, whose rows have no keys.
     *
     * @param rows how many rows the pages before had together
     */
    record AfterCount(long rows) implements PageToken {

        /** Checks the number. */
        public AfterCount {
            if (rows < 0) {
                throw new IllegalArgumentException("rows is negative: " + rows);
            }
        }
    }
}
