package dev.pergola.core.view.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.Events;
import dev.pergola.core.identity.ActorCookie;
import dev.pergola.core.identity.RootSignIn;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.view.SiteContext;

/** Answers {@code /-/auth-token}: the link by which whoever started the server signs in as root. */
public final class SignInView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/auth-token";

    private final SiteContext site;
    private final RootSignIn link;
    private final ActorCookie cookies;
    private final Events events;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param link can be used once
     * @param cookies writes what the browser keeps
     * @param events told of whoever signed in
     */
    public SignInView(SiteContext site, RootSignIn link, ActorCookie cookies, Events events) {
        this.site = requireNonNull(site, "site is null");
        this.link = requireNonNull(link, "link is null");
        this.cookies = requireNonNull(cookies, "cookies is null");
        this.events = requireNonNull(events, "events is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        Response home = ToHome.of(site);
        if (site.actor(request).id().equals(RootSignIn.ROOT.id())) {
            return home;
        }
        Actor root = link.use(request.parameter("token").orElse(""));
        events.publish(Event.now("login", root, Attributes.none()));
        return cookies.signingIn(root, request.scheme().equals("https"))
                .map(cookie -> home.withHeader("Set-Cookie", cookie))
                .orElse(home);
    }
}
