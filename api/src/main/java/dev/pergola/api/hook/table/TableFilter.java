package dev.pergola.api.hook.table;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Decides which rows of a table a request sees, from the arguments of its address or from who asks.
 *
 * <p>Called once for each request for the rows of a table or view, in whatever format, on its thread, by many at once,
 * before anything is read. The conditions hold for the rows, their number, the facets and downloads. What a filter throws is
 * shown on the plugins page, and the request fails: rows that should be left out must not be shown. The page of a single row
 * and statements that people write are not filtered; this is no protection of data.
 *
 * <p>Pages are made anew each time while there is such a hook, unless it promises {@code pergola.repeatable}: that its
 * conditions depend on the address alone.
 */
@ConsumerType
@FunctionalInterface
public interface TableFilter {

    /**
     * The conditions for one request.
     *
     * @param context what is asked for
     * @return joined by AND; empty for no conditions
     * @throws Exception to refuse the request, see above
     */
    List<RowCondition> conditions(TableContext context) throws Exception;
}
