package dev.pergola.api.hook.table;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.http.Response;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Another format for the rows of tables, of single rows, of queries and of stored queries: what {@code .json} and
 * {@code .csv} at the end of an address are for the formats of the core.
 *
 * <p>The property {@link #EXTENSION} is required. Of several formats with one extension that of the highest ranking is used;
 * one for {@code json} takes the place of the core's. Whether the reader may see the rows has been decided before. Rows are
 * those of one page, and the arguments of the address that filter, sort and cut them hold as for JSON.
 */
@ConsumerType
public interface OutputFormat {

    /**
     * Service property: the ending of addresses in this format, without the dot (String): lower case letters, digits and
     * hyphens, but neither {@code html} nor {@code csv} nor {@code blob}.
     */
    String EXTENSION = "pergola.output.extension";

    /**
     * Writes rows. Called on the request's thread, by many at once; the rows have been read before and hold no connection.
     *
     * @param context the rows
     * @return the answer; kept from caches like the page itself, unless it says otherwise
     * @throws Exception what is thrown is shown on the plugins page, and the request fails; a
     *     {@link dev.pergola.api.ServerException} is an answer as everywhere
     */
    Response render(OutputContext context) throws Exception;

    /**
     * Writes all rows of a table or view while they are read, however many there are, in constant memory: what the argument
     * {@code _stream} of the address asks for. Called on the request's thread, before the first row is read, where the
     * server allows streams.
     *
     * @param rows all rows that the address asks for
     * @return the answer, whose body is one of {@link StreamContext#body}; empty to write them page by page all the same
     * @throws Exception as for {@link #render}
     */
    default Optional<Response> stream(StreamContext rows) throws Exception {
        return Optional.empty();
    }

    /**
     * Answers from the rows as a whole, such as with counts and sums, without one of them being read for it. Called on the
     * request's thread, before anything else, for tables, views, queries and stored queries. Who may see the rows may see what
     * is made of them.
     *
     * @param rows all rows that the address asks for
     * @return the answer; empty to have the rows read and written by {@link #stream} or {@link #render}
     * @throws Exception as for {@link #render}
     */
    default Optional<Response> summarise(SummaryContext rows) throws Exception {
        return Optional.empty();
    }

    /**
     * Whether a page offers its rows in this format as well. Decides about the link alone: who knows the address can always
     * ask. Called for each page with rows that is built for people, on its thread; what it throws counts as no.
     *
     * @param page what the page shows, with its columns
     * @return true unless the rows make no sense in this format
     */
    default boolean suits(PageDescription page) {
        return true;
    }
}
