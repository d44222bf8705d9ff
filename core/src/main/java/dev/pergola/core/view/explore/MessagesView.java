package dev.pergola.core.view.explore;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.FormBody;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/** Answers {@code /-/messages}: shows a message above the next page as all pages do, for those who write style sheets. */
public final class MessagesView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/messages";

    private static final String TEXT = "message";
    private static final String KIND = "message_type";
    private static final String ALL = "all";
    private static final List<String> KINDS = List.of("INFO", "WARNING", "ERROR", ALL);

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
        if (request.method().equals("POST")) {
            show(context, FormBody.read(request));
            return Response.redirect(site.urls().index()).withHeader("Content-Type", "text/plain");
        }
        List<FormPage.Field> fields = List.of(
                new FormPage.Text(TEXT, "Message", "", 1), new FormPage.Choice(KIND, "Kind", KINDS.get(0), KINDS));
        FormPage page = new FormPage(
                site.frame(context, PageDescription.of("messages"), "Messages", Optional.empty()),
                "Messages",
                "Shows a message once above the next page, which is the front page.",
                new FormPage.Form(
                        site.urls().path("-/messages"), true, List.of(new FormPage.Group("", fields)), "Show"),
                Optional.empty());
        return site.write(SiteContext.HTML, page, request);
    }

    private static void show(RouteContext context, QueryString form) {
        String text = form.first(TEXT).orElse("");
        String asked = form.first(KIND).orElse(KINDS.get(0));
        for (Message.Kind kind : Message.Kind.values()) {
            if (asked.equals(ALL) || asked.equals(kind.name())) {
                context.showNext(new Message(kind, text));
            }
        }
    }
}
