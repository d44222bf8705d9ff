package dev.pergola.core.tabular;

import dev.pergola.core.model.PlainValue;
import java.util.List;

/**
 * Takes rows as a reader meets them: cells, then the end of the row. Called on the thread of the reader.
 */
public interface RowSink {

    /**
     * Where the cells of a member of an object go. Asked for each object anew.
     *
     * @param name as the input writes it
     * @param line in which it stands
     * @return a number for the calls below
     */
    int column(String name, long line);

    /**
     * Where the cells of columns go.
     *
     * @param names as the input writes them; empty and repeated ones are for the sink to deal with
     * @param line in which they stand
     * @return a number for each
     */
    int[] columns(List<String> names, long line);

    /**
     * Another input begins, in which the same name means the same column again.
     *
     * @param input its name
     */
    void begin(String input);

    /**
     * A cell of text without a type.
     *
     * @param column its number
     * @param buffer holds the text during this call
     * @param offset of its first character
     * @param length in characters
     */
    void text(int column, char[] buffer, int offset, int length);

    /**
     * A cell that has a type.
     *
     * @param column its number
     * @param value the value; objects and lists are stored as JSON
     */
    void value(int column, PlainValue value);

    /**
     * The row is complete; columns without a cell have none.
     *
     * @param line in which the row begins
     */
    void endRow(long line);

    /**
     * The row is not usable. What it had is forgotten.
     *
     * @param line in which the row begins
     * @param reason a sentence without place and full stop
     * @param hint how to go on
     * @throws dev.pergola.api.ServerException where such rows are not left out
     */
    void badRow(long line, String reason, String hint);
}
