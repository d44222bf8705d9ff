package dev.pergola.api.hook.table;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.http.Request;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Rows that are written in a format. For one thread; valid during the call that gets it. */
@ProviderType
public interface OutputContext {

    /**
     * What is shown: its subject says which table, row or query.
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
     * The rows of the page.
     *
     * @return in order, each with a value for each column; at most as many as the server hands out at once
     */
    List<List<SqlValue>> rows();

    /**
     * What identifies each row, for links by {@link dev.pergola.api.hook.page.SiteAddresses#row}.
     *
     * @return for each of {@link #rows()} the values of its key in key order; empty for views and queries, whose rows have
     *     no page
     */
    List<List<String>> keys();

    /**
     * Where the rows go on.
     *
     * @return the absolute address of the next page in this format; empty on the last page and for queries
     */
    Optional<String> next();

    /**
     * Whether there are more rows than were read, and no way to go on.
     *
     * @return true for queries with too many rows
     */
    boolean truncated();
}
