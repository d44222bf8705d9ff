package dev.pergola.core.view.explore;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/** Answers {@code /-/messages}: shows a message as pages show theirs, for those who write style sheets. */
public final class MessagesView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/messages";

    private static final String GOOD = "Something went well";
    private static final String BAD = "Something went wrong";

    private final SiteContext site;

    /**
     * Makes the view.
     *
     * @param site the site
     */
    public MessagesView(SiteContext site) {
        this.site = requireNonNull(site, "site is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        site.require(request, Actions.VIEW_INSTANCE, Resource.server());
        String message = request.parameter("message").orElse("");
        String kind = request.parameter("kind").orElse(GOOD);
        List<FormPage.Field> fields = List.of(
                new FormPage.Text("message", "Message", message, 1),
                new FormPage.Choice("kind", "Kind", kind, List.of(GOOD, BAD)));
        FormPage page = new FormPage(
                site.frame(context, PageDescription.of("messages"), "Messages", Optional.empty()),
                "Messages",
                "Shows a message the way pages show theirs. Nothing is kept.",
                new FormPage.Form(
                        site.urls().path("-/messages"), false, List.of(new FormPage.Group("", fields)), "Show"),
                message.isBlank() ? Optional.empty() : Optional.of(FormPage.Outcome.of(message, !kind.equals(BAD))));
        return site.write(SiteContext.HTML, page, request);
    }
}
