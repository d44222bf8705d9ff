package dev.pergola.core.boot;

import dev.pergola.api.server.Events;
import dev.pergola.core.config.RecordChanges;
import dev.pergola.core.view.AlwaysJson;
import dev.pergola.core.view.SiteContext;
import dev.pergola.core.view.TableOrQuery;
import dev.pergola.core.view.explore.MessagesView;
import dev.pergola.core.view.identity.SignInView;
import dev.pergola.core.view.identity.SignOutView;
import dev.pergola.core.view.identity.TokenView;
import dev.pergola.core.view.query.PostedQuery;
import dev.pergola.core.view.query.PostedStoredQuery;
import dev.pergola.core.view.query.QueryFormView;
import dev.pergola.core.view.query.QueryRemovalView;
import dev.pergola.core.view.query.QueryView;
import dev.pergola.core.view.query.StoreQueryView;
import dev.pergola.core.view.query.StoredQueryChangeView;
import dev.pergola.core.view.table.PostedTable;
import dev.pergola.core.view.table.TableView;
import dev.pergola.core.view.write.AnalyzeWriteView;
import dev.pergola.core.view.write.ExecuteWriteView;
import dev.pergola.core.view.write.WritePages;
import dev.pergola.core.view.write.WriteRoutes;

/** The addresses of the site that answer other methods than GET, or need to know how people sign in. */
final class PeopleRoutes {

    private PeopleRoutes() {}

    static void register(
            BuiltInHooks hooks, SiteContext site, SiteIdentity identity, Events events, RecordChanges records) {
        hooks.route(SignInView.PATTERN, new SignInView(site, identity.root(), identity.cookie(), events));
        hooks.route(MessagesView.PATTERN, new MessagesView(site), "GET", "POST");
        hooks.route(SignOutView.PATTERN, new SignOutView(site, events), "GET", "POST");
        hooks.route(TokenView.PATTERN, new TokenView(site, identity.tokens()::create, events), "GET", "POST");
        hooks.route(QueryView.PATTERN, new PostedQuery(site), "POST");
        // The original answers OPTIONS with the rows, and clients of other origins ask so before they send a token.
        hooks.route(TableView.PATTERN, new TableView(site), "OPTIONS");
        hooks.route(
                TableView.PATTERN, new TableOrQuery(site, new PostedTable(site), new PostedStoredQuery(site)), "POST");
        hooks.route(StoreQueryView.PATTERN, new StoreQueryView(site, records), "POST");
        hooks.route(
                StoredQueryChangeView.UPDATE,
                new AlwaysJson(site, StoredQueryChangeView.update(site, records)),
                "POST");
        hooks.route(
                StoredQueryChangeView.DELETE,
                new AlwaysJson(site, StoredQueryChangeView.delete(site, records)),
                "POST");
        hooks.route(StoreQueryView.PATTERN, QueryFormView.ofNew(site, records), "GET", "HEAD");
        hooks.route(QueryFormView.EDIT, QueryFormView.ofStored(site, records), "GET", "HEAD", "POST");
        hooks.route(StoredQueryChangeView.DELETE, new QueryRemovalView(site), "GET", "HEAD");
        hooks.route(ExecuteWriteView.PATTERN, new ExecuteWriteView(site), "GET", "HEAD", "POST");
        hooks.route(AnalyzeWriteView.PATTERN, new AlwaysJson(site, AnalyzeWriteView.ofWrites(site)));
        hooks.route(AnalyzeWriteView.PATTERN_OF_QUERIES, new AlwaysJson(site, AnalyzeWriteView.ofQueries(site)));
        WriteRoutes.all(site, records, events)
                .forEach((pattern, route) -> hooks.route(pattern, new AlwaysJson(site, route), "POST"));
        WritePages.all(site, events).forEach((pattern, route) -> hooks.route(pattern, route, "GET", "HEAD", "POST"));
    }
}
