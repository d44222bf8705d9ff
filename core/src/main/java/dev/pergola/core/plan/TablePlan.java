package dev.pergola.core.plan;

import dev.pergola.core.model.PageToken;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one page of a table will run.
 *
 * @param table what is shown
 * @param columns the columns shown, in order; the SQL of the rows may select more behind them
 * @param rows selects one row more than a page has: whether there is a next page
 * @param count counts the rows that fit the filters, and stops one above {@link PlanLimits#COUNTED_ROWS}
 * @param statements the same rows and their number as a person would ask for them
 * @param paging size, order and place
 * @param filters the column filters in order
 * @param description the filters and the order for people; empty where there are none
 */
public record TablePlan(
        TableSchema table,
        List<String> columns,
        Sql rows,
        Sql count,
        Statements statements,
        Paging paging,
        List<ColumnFilter> filters,
        String description) {

    /** How the SQL of the rows begins. */
    static final String SELECT = "select ";

    /** Copies the lists. */
    public TablePlan {
        columns = List.copyOf(columns);
        filters = List.copyOf(filters);
    }

    /**
     * Selects the rows with one column more in front: the row as SQLite encodes it, or NULL for a row that has to be read
     * cell by cell. Only for databases that keep text as UTF-8.
     *
     * @return made anew each time; empty where SQLite cannot encode rows of this table
     */
    public Optional<Sql> encodedRows() {
        return EncodedRow.expression(table, columns).map(this::inFront);
    }

    /**
     * The same with the row as one text in front: see {@link dev.pergola.core.model.JoinedCells}.
     *
     * @return made anew each time; empty where nothing is known of the cells before they are read
     */
    public Optional<Sql> joinedRows() {
        return JoinedRow.expression(table, columns).map(this::inFront);
    }

    private Sql inFront(String expression) {
        return new Sql(SELECT + expression + ", " + rows.text().substring(SELECT.length()), rows.parameters());
    }

    /**
     * Statements to be read and gone on from. They find the same rows as those that are run, which in addition break ties
     * by the key, select labels and stop counting early.
     *
     * @param rows selects the rows of the page and one more
     * @param count counts the rows that fit the filters, to the last one
     * @param all selects all rows that fit the filters with all of their columns, in no order
     */
    public record Statements(Sql rows, Sql count, Sql all) {}

    /**
     * Where a page stands.
     *
     * @param size how many rows it has at most
     * @param sort its order; empty for that of the key
     * @param from behind what it begins; empty for the first page
     * @param keyPositions where the parts of the key stand among the selected columns; empty for views
     * @param sortPosition where the sort column stands among them; empty where there is no order
     * @param labelPositions where the label of a column stands among them, by the name of the column
     */
    public record Paging(
            int size,
            Optional<SortOrder> sort,
            Optional<PageToken> from,
            List<Integer> keyPositions,
            Optional<Integer> sortPosition,
            Map<String, Integer> labelPositions) {

        /** Copies the collections. */
        public Paging {
            keyPositions = List.copyOf(keyPositions);
            labelPositions = Map.copyOf(labelPositions);
        }
    }
}
