package dev.pergola.core.view.write;

import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Response;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.problem.Problem;
import dev.pergola.core.view.PathParts;
import dev.pergola.core.view.ProblemView;
import dev.pergola.core.view.SiteContext;
import java.util.List;

/** Answers requests about a database that is not there by a page, also to programs: so does the original at some addresses. */
final class UnknownDatabase {

    private UnknownDatabase() {}

    static Response page(SiteContext site, RouteContext context) {
        List<String> visible = site.databasesVisibleTo(context.request()).stream()
                .map(found -> found.info().route())
                .toList();
        String name = PathParts.name(context, "database");
        return ProblemView.page(site, Problem.of(KnownProblems.databaseNotFound(name, visible)), context);
    }
}
