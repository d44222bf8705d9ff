package dev.pergola.api.hook.table;

import dev.pergola.api.data.Sql;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.http.Request;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The rows that an address asks for as a whole: all of them, with its filters, whatever the size of a page. Nothing has been
 * read yet. For one thread; valid during the call that gets it.
 */
@ProviderType
public interface SummaryContext {

    /** How the rows are called in statements. */
    String ROWS = "rows";

    /**
     * What is shown.
     *
     * @return with the names of the columns
     */
    PageDescription page();

    /**
     * The request that is answered.
     *
     * @return the same value each time
     */
    Request request();

    /**
     * The columns of the rows.
     *
     * @return in order. Statements call the first one {@code c0}, the second one {@code c1} and so on, so that no name that
     *     somebody has given to a column becomes a part of SQL
     */
    List<SummaryColumn> columns();

    /**
     * Whether somebody has asked for the order of the rows: by an argument of the address, in the configuration, or by the
     * {@code order by} of a query.
     *
     * @return false where the order is that of the key, or none
     */
    boolean ordered();

    /**
     * Runs a statement over the rows, in which {@value #ROWS} is a table with a column {@code c0}, {@code c1} and so on for each
     * of {@link #columns()}. May be called several times; what is read has been read when it returns, and holds no connection.
     *
     * <pre>{@code
     * context.summary(Sql.of("select c2, count(*) from rows group by 1 order by 2 desc"), 100)
     * }</pre>
     *
     * @param statement one that reads, beginning with {@code select}; its parameters are written as {@code ?}
     * @param most how many rows to read; at least 1
     * @return what was found
     * @throws dev.pergola.api.ServerException where SQLite refuses the statement, with
     *     {@link dev.pergola.api.ErrorCode#SQL_INTERRUPTED} where it takes longer than the server allows
     */
    Summary summary(Sql statement, int most);
}
