package dev.pergola.core.view.write;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.change.StatementDraft;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.page.ShownParameter;
import dev.pergola.core.page.WriteSqlPage;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The page on which a statement is written that changes something, with statements to begin with for what its reader may do.
 *
 * @param site the site
 * @param context of the request
 * @param database that is changed
 */
record WriteSqlForm(SiteContext site, RouteContext context, QueriedDatabase database) {

    private static final String CREATE = "create";

    /** In the order in which they are offered. */
    private static final Map<StatementDraft, Action> NEEDED = new EnumMap<>(Map.of(
            StatementDraft.INSERT, Permits.INSERT_ROW,
            StatementDraft.UPDATE, Permits.UPDATE_ROW,
            StatementDraft.DELETE, Permits.DELETE_ROW));

    /** The page before anything was sent. */
    Response first(Optional<FormPage.Outcome> outcome) {
        return page(Sql.of(request().parameter("sql").orElseGet(this::draft)), outcome);
    }

    /** The page with what was sent and what came of it. */
    Response page(Sql sql, Optional<FormPage.Outcome> outcome) {
        List<ShownParameter> parameters = sql.parameterNames().stream()
                .map(name -> new ShownParameter(
                        name,
                        Optional.ofNullable(sql.parameters().get(name))
                                .map(value -> value.asText())
                                .orElse("")))
                .toList();
        boolean reads = site.allows(request(), Actions.EXECUTE_SQL, resource());
        String route = database.info().route();
        WriteSqlPage page = new WriteSqlPage(
                site.frame(
                        context,
                        PageDescription.of("execute_write", database.info().name()),
                        "Execute write SQL",
                        Optional.empty()),
                database.info(),
                site.urls().path(route + "/-/execute-write"),
                new WriteSqlPage.Statement(
                        sql.text(),
                        parameters,
                        Optional.of(site.urls().query(route) + "/names").filter(address -> reads)),
                drafts(),
                outcome);
        return site.write(SiteContext.HTML, page, request());
    }

    private String draft() {
        String kind = request().parameter("template").orElse("");
        if (kind.equals(CREATE)) {
            return StatementDraft.CREATE_TABLE;
        }
        String table = request().parameter("table").orElse("");
        return StatementDraft.named(kind)
                .flatMap(draft -> tables().stream()
                        .filter(schema -> schema.name().equals(table))
                        .findFirst()
                        .map(draft::of))
                .orElse("");
    }

    private WriteSqlPage.Drafts drafts() {
        List<TableSchema> tables = tables();
        List<String> kinds = new ArrayList<>();
        NEEDED.forEach((draft, action) -> {
            if (tables.stream().anyMatch(table -> allows(action, table))) {
                kinds.add(draft.word());
            }
        });
        return new WriteSqlPage.Drafts(
                database.info().mutable() && site.allows(request(), Permits.CREATE_TABLE, resource()),
                tables.stream().map(TableSchema::name).toList(),
                request().parameter("table").orElse(""),
                kinds);
    }

    /** Tables that the reader sees and of which he may change rows in some way. */
    private List<TableSchema> tables() {
        String name = database.info().name();
        return !database.info().mutable()
                ? List.of()
                : site.tablesVisibleTo(request(), name, database.schema()).stream()
                        .flatMap(table -> database.schema().table(table).stream())
                        .filter(table -> table.kind() == TableKind.TABLE && !table.hidden())
                        .filter(table -> NEEDED.values().stream().anyMatch(action -> allows(action, table)))
                        .toList();
    }

    private boolean allows(Action action, TableSchema table) {
        return site.allows(
                request(), action, Resource.inDatabase(database.info().name(), table.name()));
    }

    private Resource resource() {
        return Resource.database(database.info().name());
    }

    private Request request() {
        return context.request();
    }
}
