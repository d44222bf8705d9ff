package dev.pergola.api.hook.table;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Another kind of facet: a way to sort the rows of a table into groups and to count them, as by value, by day and by the
 * items of arrays, which are the core's own. A page shows one with the argument {@code _facet_TYPE=COLUMN}, or always where the
 * configuration says {@code facets: [{TYPE: COLUMN}]}.
 *
 * <p>The properties {@link #TYPE} and {@link #FILTER} are required. Of several kinds with one name that of the highest ranking
 * is used. The rows of one group are shown with the argument that {@link #FILTER} names; where that is no filter of the core,
 * the plugin brings a {@link TableFilter} for it.
 *
 * <p>Called on the request's thread, by many at once; the statements are run by the core within the time that all facets of a
 * page have together, those of the core first, and their results are kept as long as the data and this hook stay. A column for which there was no time, for
 * which the hook throws or whose statement SQLite refuses is told among those that timed out; the page is answered all the
 * same, and the plugins page says why. Pages of tables are made anew each time while there is such a hook, unless it promises
 * {@link dev.pergola.api.hook.web.RouteHook#REPEATABLE}: the same statements for the same column.
 */
@ConsumerType
public interface FacetHook {

    /**
     * Service property, required: the name in addresses, configurations and answers (String): lower case letters, digits,
     * hyphens and underscores, the first a letter, but neither {@code column}, {@code date} nor {@code array}, nor
     * {@code size}, which is another argument.
     */
    String TYPE = "pergola.facet.type";

    /**
     * Service property, required: the argument that shows the rows with one of the values (String), with {@code {column}}
     * where the name of the column stands, such as {@code {column}__startswith} or {@code _decade_{column}}.
     */
    String FILTER = "pergola.facet.filter";

    /**
     * Selects the values with the number of their rows. Called once for each such facet of a page.
     *
     * @param column which the reader or the configuration names; it is one of the table's
     * @return selects value, number of rows and, where there is a third column, the value for people, where that is not
     *     NULL; the core orders them, the most frequent first, and cuts them off
     */
    FacetQuery counts(FacetColumn column);

    /**
     * Tests whether a column would make a good facet. Called once for each column of a page that suggests facets.
     *
     * @param column any column of the table
     * @return selects one number, which is 0 or NULL for no; {@code {rows}} stands for the first 1,000 rows there; one that fails
     *     counts as no. Empty where the answer is no without looking at any row
     */
    default Optional<FacetQuery> suggestion(FacetColumn column) {
        return Optional.empty();
    }
}
