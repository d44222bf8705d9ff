package dev.pergola.core.view;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.page.Crumb;
import dev.pergola.core.page.Failure;
import dev.pergola.core.page.OwnersNote;
import dev.pergola.core.page.PageFrame;
import dev.pergola.core.page.ProblemPage;
import dev.pergola.core.page.TemplateSource;
import dev.pergola.core.problem.KnownProblems;
import dev.pergola.core.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Answers problems: as JSON to programs, as a page to people. May be used by any number of threads. */
public final class ProblemView {

    private static final String JSON = "json";
    private static final String JSON_TYPE = "application/json";

    private final SiteContext site;
    private final BiFunction<Request, PageDescription, PageParts> parts;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param parts what page hooks contribute, safely: a problem may be theirs
     */
    public ProblemView(SiteContext site, BiFunction<Request, PageDescription, PageParts> parts) {
        this.site = site;
        this.parts = parts;
    }

    /**
     * Answers a problem.
     *
     * @param problem what happened
     * @param request what was asked; its query may be unreadable
     * @return the answer with the status of the problem
     */
    public Response answer(Problem problem, Request request) {
        return isJson(problem, request)
                ? json(site, problem)
                : write(site, SiteContext.HTML, problem, frame(problem, request));
    }

    /**
     * Answers a problem as JSON, whatever was asked for.
     *
     * @param site the site
     * @param problem what happened
     * @return the answer with the status of the problem
     */
    public static Response json(SiteContext site, Problem problem) {
        PageFrame frame = new PageFrame(site.site(), problem.title(), List.of(), Optional.empty(), PageParts.none());
        return write(site, JSON, problem, frame);
    }

    /**
     * Answers a problem as a page, whatever was asked for.
     *
     * @param site the site
     * @param problem what happened
     * @param context of the request
     * @return the answer with the status of the problem
     */
    public static Response page(SiteContext site, Problem problem, RouteContext context) {
        PageFrame frame = site.frame(context, PageDescription.of("problem"), problem.title(), Optional.empty());
        return write(site, SiteContext.HTML, problem, frame);
    }

    private PageFrame frame(Problem problem, Request request) {
        return new PageFrame(
                site.site(),
                problem.title(),
                List.of(new Crumb("home", site.urls().index())),
                Optional.empty(),
                List::of,
                new Once<>(() -> parts.apply(request, PageDescription.of("problem"))),
                Reader.of(request, () -> false),
                OwnersNote.none(),
                TemplateSource.NONE);
    }

    private static Response write(SiteContext site, String format, Problem problem, PageFrame frame) {
        Failure failure = new Failure(problem.status(), problem.title(), problem.messages(), problem.hint());
        Response response = site.renderers()
                .getOrDefault(format, (page, options) -> Response.text(problem.error()))
                .render(new ProblemPage(frame, failure), QueryString.empty())
                .withStatus(problem.status());
        for (Map.Entry<String, String> header : problem.headers().entrySet()) {
            response = response.withHeader(header.getKey(), header.getValue());
        }
        return response;
    }

    /** A token is sent by programs, a request in the name of somebody else by browsers, whatever they ask for. */
    private static boolean isJson(Problem problem, Request request) {
        return problem.code().equals(ErrorCode.UNAUTHORIZED)
                || (!problem.code().equals(KnownProblems.CROSS_SITE) && wantsJson(request));
    }

    private static boolean wantsJson(Request request) {
        return request.path().endsWith(".json")
                || request.header("Accept")
                        .filter(accept -> accept.contains(JSON_TYPE))
                        .isPresent()
                || request.header("Content-Type").filter(JSON_TYPE::equals).isPresent();
    }
}
