package dev.pergola.core.view;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Response;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.problem.Problem;
import java.util.List;

/** Answers requests about a database that is not there by a page, also to programs: so does the original at some addresses. */
public final class UnknownDatabase {

    private UnknownDatabase() {}

    /** The page with status 404. */
    public static Response page(SiteContext site, RouteContext context) {
        List<String> visible = site.databasesVisibleTo(context.request()).stream()
                .map(found -> found.info().route())
                .toList();
        String name = PathParts.name(context, "database");
        return ProblemView.page(site, Problem.of(KnownProblems.databaseNotFound(name, visible)), context);
    }
}
