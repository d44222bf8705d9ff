package dev.pergola.core.view.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.Events;
import dev.pergola.core.identity.ActorCookie;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.view.Reader;
import dev.pergola.core.view.SiteContext;
import java.util.List;
import java.util.Optional;

/** Answers {@code /-/logout}: asks first, and signs out when the answer is sent. */
public final class SignOutView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/logout";

    private final SiteContext site;
    private final Events events;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param events told of whoever signed out
     */
    public SignOutView(SiteContext site, Events events) {
        this.site = requireNonNull(site, "site is null");
        this.events = requireNonNull(events, "events is null");
    }

    @Override
    public Response handle(RouteContext context) {
        if (context.request().method().equals("POST")) {
            events.publish(Event.now("logout", context.request().actor(), Attributes.none()));
            return ToHome.of(site).withHeader("Set-Cookie", ActorCookie.signingOut());
        }
        return Reader.of(context.request(), () -> false)
                .map(reader -> site.write(
                        SiteContext.HTML,
                        new FormPage(
                                site.frame(context, PageDescription.of("logout"), "Sign out", Optional.empty()),
                                "Sign out",
                                "You are signed in as " + reader.name() + ".",
                                new FormPage.Form(site.urls().path("-/logout"), true, List.of(), "Sign out"),
                                Optional.empty()),
                        context.request()))
                .orElseGet(() -> ToHome.of(site));
    }
}
