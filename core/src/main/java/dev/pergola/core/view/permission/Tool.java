package dev.pergola.core.view.permission;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.permission.ActorPermissions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.problem.Suggestions;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the pages about permissions have in common: what is asked about, and how it is answered.
 *
 * @param site the site
 * @param name of the page in its address
 * @param heading of the page for people
 * @param introduction of the page for people
 */
record Tool(SiteContext site, String name, String heading, String introduction) {

    static final String ACTION = "action";
    static final String PARENT = "parent";
    static final String CHILD = "child";

    String path() {
        return site.urls().path("-/" + name);
    }

    /** What there is to do. */
    Actions actions() {
        return site.state().get().permissions().actions();
    }

    /** What anybody may, with the permissions in force. */
    ActorPermissions permissions(Actor actor) {
        return site.state().get().permissions().of(actor);
    }

    /** The format of an address of this tool. */
    boolean isHtml(RouteContext context) {
        return site.format(context).equals(SiteContext.HTML);
    }

    /** The action that is asked about. */
    Action action(Request request) {
        String asked = argument(request, ACTION)
                .orElseThrow(() -> wrong("action parameter is required", "The page /-/allowed lists the actions."));
        return known(asked);
    }

    /** The action of a name. */
    Action known(String asked) {
        return actions()
                .named(asked)
                .orElseThrow(() -> new ServerException(
                        ErrorCode.NOT_FOUND,
                        List.of("Unknown action: " + asked),
                        Suggestions.sentence(
                                asked,
                                actions().all().stream().map(Action::name).toList())));
    }

    /** The resource that is asked about: the server where none is named. */
    static Resource resource(Optional<String> parent, Optional<String> child, String problem) {
        if (child.isPresent() && parent.isEmpty()) {
            throw wrong(problem, "A table or query has the name of its database as parent.");
        }
        return new Resource(parent, child);
    }

    /** An argument that is not blank. */
    static Optional<String> argument(Request request, String name) {
        return request.parameter(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    static ServerException wrong(String message, String hint) {
        return new ServerException(ErrorCode.BAD_REQUEST, message, hint);
    }

    /** What a resource is called in answers. */
    static String path(Resource resource) {
        return "/"
                + Stream.of(resource.database(), resource.name())
                        .flatMap(Optional::stream)
                        .reduce((parent, child) -> parent + "/" + child)
                        .orElse("");
    }

    static PlainValue text(Optional<String> text) {
        return text.map(PlainValue::of).orElseGet(PlainValue::nothing);
    }

    /** The fields for an action and a resource, filled in as they were sent. */
    List<FormPage.Field> fields(Request request) {
        List<String> actions = new ArrayList<>(List.of(""));
        actions().all().forEach(action -> actions.add(action.name()));
        return List.of(
                new FormPage.Choice(ACTION, "Action", argument(request, ACTION).orElse(""), actions),
                new FormPage.Text(PARENT, "Database", argument(request, PARENT).orElse(""), 1),
                new FormPage.Text(
                        CHILD, "Table, view or query", argument(request, CHILD).orElse(""), 1));
    }

    Response json(RouteContext context, PlainValue tree) {
        JsonPage page = new JsonPage(
                site.frame(context, PageDescription.of("json_data"), heading, Optional.empty()), name, tree);
        return site.write("json", page, context.request());
    }

    Response html(RouteContext context, List<FormPage.Field> fields, Optional<FormPage.Outcome> outcome) {
        FormPage page = new FormPage(
                site.frame(context, PageDescription.of(name.replace('-', '_')), heading, Optional.empty()),
                heading,
                introduction,
                new FormPage.Form(path(), false, List.of(new FormPage.Group("", fields)), "Look"),
                outcome);
        return site.write(SiteContext.HTML, page, context.request());
    }
}
