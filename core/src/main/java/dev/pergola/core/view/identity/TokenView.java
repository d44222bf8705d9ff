package dev.pergola.core.view.identity;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;
import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.run.Event;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.hook.web.TokenWish;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.Events;
import dev.pergola.core.config.Setting;
import dev.pergola.core.model.AttributeValues;
import dev.pergola.core.page.FormPage;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.view.FormBody;
import dev.pergola.core.view.SiteContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Answers {@code /-/create-token}: people who signed in make API tokens for programs that act in their name. */
public final class TokenView implements RouteHook {

    /** Where it answers. */
    public static final String PATTERN = "/-/create-token";

    private final SiteContext site;
    private final Function<TokenWish, String> tokens;
    private final Events events;

    /**
     * Makes the view.
     *
     * @param site the site
     * @param tokens makes one
     * @param events told of each token
     */
    public TokenView(SiteContext site, Function<TokenWish, String> tokens, Events events) {
        this.site = requireNonNull(site, "site is null");
        this.tokens = requireNonNull(tokens, "tokens is null");
        this.events = requireNonNull(events, "events is null");
    }

    @Override
    public Response handle(RouteContext context) {
        Request request = context.request();
        String id = requirePerson(request);
        TokenForm form = new TokenForm(site, request);
        Optional<FormPage.Outcome> outcome =
                request.method().equals("POST") ? Optional.of(made(request, id, form)) : Optional.empty();
        FormPage page = new FormPage(
                site.frame(context, PageDescription.of("create_token"), "Make an API token", Optional.empty()),
                "Make an API token",
                "With it a program acts in your name, in full or only as far as you tick below.",
                new FormPage.Form(site.urls().path("-/create-token"), true, form.groups(), "Make the token"),
                outcome);
        return site.write(SiteContext.HTML, page, request).withHeader("Cache-Control", "no-store");
    }

    /** What is wrong with a field is told above the form, so that it can be filled in again. */
    private FormPage.Outcome made(Request request, String id, TokenForm form) {
        try {
            QueryString fields = FormBody.read(request);
            TokenWish wish = new TokenWish(
                    id, TokenForm.lifetime(fields), form.restrictions(fields).map(AttributeValues::of));
            String token = tokens.apply(wish);
            events.publish(Event.now("create-token", site.actor(request), said(wish)));
            return new FormPage.Outcome("Your token was made.", true, token, List.of(), List.of(), List.of());
        } catch (ServerException wrong) {
            return FormPage.Outcome.of(String.join(" ", wrong.messages()), false);
        }
    }

    /** What an event says of a token: everything but the token itself. */
    private static Attributes said(TokenWish token) {
        Map<String, String> limits = Map.of("a", "restrict_all", "d", "restrict_database", "r", "restrict_resource");
        Map<String, Object> said = new HashMap<>();
        token.lifetime().ifPresent(time -> said.put("expires_after", time.toSeconds()));
        token.limits()
                .map(Attributes::values)
                .orElse(Map.of())
                .forEach((name, value) -> said.put(limits.getOrDefault(name, name), value));
        return new Attributes(said);
    }

    /** A token must not make others: one that was stolen could not be stopped any more by its end. */
    private String requirePerson(Request request) {
        if (!site.setting(Setting.ALLOW_SIGNED_TOKENS)) {
            throw refused("Signed tokens are not enabled for this server.");
        }
        Actor actor = site.actor(request);
        if (actor.isAnonymous()) {
            throw refused("You must be logged in to create a token.");
        }
        if (actor.attribute("token").isPresent()) {
            throw refused("Token authentication cannot be used to create additional tokens.");
        }
        return actor.id().orElseThrow(() -> refused("You must be logged in as an actor with an ID to create a token."));
    }

    private static ServerException refused(String message) {
        return new ServerException(
                ErrorCode.FORBIDDEN, message, "Whoever runs the server can make tokens by pergola create-token.");
    }
}
