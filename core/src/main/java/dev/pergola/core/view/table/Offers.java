package dev.pergola.core.view.table;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.RowCount;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.TableOffers;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.TableRows;
import dev.pergola.core.view.SiteContext;
import java.util.Optional;

/** What a reader may do with the rows of a table, for its page. */
final class Offers {

    private Offers() {}

    static TableOffers of(SiteContext site, AskedTable asked, TableRows rows) {
        if (!asked.html()) {
            return TableOffers.NONE;
        }
        boolean facets = site.setting(Setting.ALLOW_FACET);
        boolean streams = site.setting(Setting.ALLOW_CSV_STREAM);
        DatabaseInfo database = asked.info();
        if (!site.allows(asked.request(), Actions.EXECUTE_SQL, Resource.database(database.name()))) {
            return new TableOffers(Optional.empty(), Optional.empty(), facets, streams);
        }
        return new TableOffers(
                Optional.of(query(site, database, asked.plan().statements().rows())),
                rows.count()
                        .filter(RowCount::atLeast)
                        .map(count ->
                                query(site, database, asked.plan().statements().count())),
                facets,
                streams);
    }

    /** A statement to go on from: it finds the same rows without the labels, which only make sense on the page. */
    private static String query(SiteContext site, DatabaseInfo database, Sql sql) {
        QueryString query = QueryString.of("sql", sql.text());
        for (String parameter : sql.parameterNames()) {
            query = query.adding(
                    parameter,
                    sql.parameters().getOrDefault(parameter, Value.nothing()).asText());
        }
        return query.appendTo(site.urls().query(database.route()));
    }
}
