package dev.pergola.core.view.write;

import dev.pergola.api.http.Request;
import dev.pergola.core.page.Facts;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.JsonAnswer;
import dev.pergola.core.view.SiteContext;

/** What is told about a table that was made or changed: its name and where to find it. */
final class TableAnswer {

    private TableAnswer() {}

    static Facts of(SiteContext site, Request request, QueriedDatabase database, String table) {
        String path = site.urls().table(database.info().route(), table);
        return JsonAnswer.ok()
                .and("database", database.info().name())
                .and("table", table)
                .and("table_url", request.absolute(path))
                .and("table_api_url", request.absolute(path + ".json"));
    }
}
