package dev.pergola.core.model;

/**
 * The form in which a database hands over a whole row as one text, where a reader asked for that: the cells as SQLite
 * converts them to text, NULL as nothing, with {@link #SEPARATOR} between them. It costs one crossing into SQLite in place
 * of two for each cell.
 *
 * <p>Nothing is escaped. A row that has another number of separators than columns less one holds a separator in a cell,
 * and has to be read cell by cell. Two kinds of values look different as SQLite writes them: rows with a BLOB are not
 * joined at all, and the place of a column {@linkplain #apart apart} is empty, whatever its cell holds.
 */
public final class JoinedCells {

    /** The unit separator of ASCII, which hardly any text contains. */
    public static final byte SEPARATOR = 0x1F;

    private JoinedCells() {}

    /**
     * Whether the cells of a column are left out of the text and read by themselves: SQLite writes floating point numbers
     * with other digits than we do.
     *
     * @param column what the table says about it
     * @return true for columns that are made for such numbers
     */
    public static boolean apart(ColumnSchema column) {
        return column.affinity() == Affinity.REAL;
    }
}
