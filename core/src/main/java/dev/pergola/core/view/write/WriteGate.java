package dev.pergola.core.view.write;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.query.QueriedDatabase;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.ProblemView;
import dev.pergola.core.view.SiteContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The addresses of the write API: says who may, and that this version does not write. Always answers JSON. The API takes
 * its place.
 */
public final class WriteGate implements RouteHook {

    private static final ErrorCode NOT_IMPLEMENTED = new ErrorCode("not-implemented", 501);
    private static final String TABLE_PART = "{table}";

    private final SiteContext site;
    private final boolean withTable;
    private final List<Action> actions;

    private WriteGate(SiteContext site, boolean withTable, List<String> actions) {
        this.withTable = withTable;
        this.site = requireNonNull(site, "site is null");
        this.actions = actions.stream()
                .map(name -> Actions.builtIn().named(name).orElseThrow())
                .toList();
    }

    /** The gates by the patterns of their addresses; each answers POST. */
    public static Map<String, RouteHook> all(SiteContext site) {
        Map<String, List<String>> actions = new LinkedHashMap<>();
        actions.put("/{database}/-/create", List.of("create-table"));
        actions.put("/{database}/-/execute-write", List.of("execute-write-sql"));
        actions.put("/{database}/{table}/-/insert", List.of("insert-row"));
        actions.put("/{database}/{table}/-/upsert", List.of("insert-row", "update-row"));
        actions.put("/{database}/{table}/-/alter", List.of("alter-table"));
        actions.put("/{database}/{table}/-/set-column-type", List.of("set-column-type"));
        actions.put("/{database}/{table}/-/drop", List.of("drop-table"));
        actions.put("/{database}/{table}/{keys}/-/update", List.of("update-row"));
        actions.put("/{database}/{table}/{keys}/-/delete", List.of("delete-row"));
        Map<String, RouteHook> gates = new LinkedHashMap<>();
        actions.forEach(
                (pattern, names) -> gates.put(pattern, new WriteGate(site, pattern.contains(TABLE_PART), names)));
        return gates;
    }

    @Override
    public Response handle(RouteContext context) {
        try {
            requireAllowed(context);
            throw new ServerException(
                    NOT_IMPLEMENTED,
                    "You may do this, but this version of Pergola only reads.",
                    "Change the file by another program; the next page shows it.");
        } catch (ServerException refusal) {
            return ProblemView.json(site, Problem.of(refusal));
        }
    }

    /** What does not exist is said before what is not allowed: so does the original. */
    private void requireAllowed(RouteContext context) {
        QueriedDatabase database = site.database(context.request(), PathParts.name(context, "database"));
        Resource resource = resource(context, database);
        for (Action action : actions) {
            site.require(context.request(), action, resource);
        }
    }

    private Resource resource(RouteContext context, QueriedDatabase database) {
        String name = database.info().name();
        if (!withTable) {
            return Resource.database(name);
        }
        String table = PathParts.name(context, "table");
        boolean writable =
                database.schema().table(table).filter(found -> !found.view()).isPresent();
        if (!writable) {
            throw KnownProblems.tableNotFound(
                    name, table, site.tablesVisibleTo(context.request(), name, database.schema()));
        }
        return Resource.inDatabase(name, table);
    }
}
