package dev.pergola.core.boot;

import dev.pergola.api.Attributes;
import dev.pergola.api.Resource;
import dev.pergola.api.hook.web.TokenWish;
import dev.pergola.api.http.Actor;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.Actors;
import dev.pergola.api.server.Permissions;
import dev.pergola.api.server.ServerSettings;
import dev.pergola.api.server.Signatures;
import dev.pergola.api.server.Tokens;
import dev.pergola.core.config.Setting;
import dev.pergola.core.config.Settings;
import dev.pergola.core.identity.ActorCookie;
import dev.pergola.core.identity.Purpose;
import dev.pergola.core.model.AttributeValues;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.ActorPermissions;
import dev.pergola.core.permission.VisibleResource;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What plugins can ask a site about people and permissions. May be used by any number of threads.
 *
 * @param identity how the site knows people
 * @param permissions who may do what, now
 * @param settings in force
 */
public record SiteServices(
        SiteIdentity identity,
        Supplier<dev.pergola.core.permission.Permissions> permissions,
        Supplier<Settings> settings)
        implements Actors, Tokens, Signatures, Permissions, ServerSettings {

    @Override
    public Map<String, Actor> find(Collection<String> ids) {
        return identity.people().find(ids);
    }

    @Override
    public Response signIn(Actor actor, Request request, Response response) {
        return identity.cookie()
                .signingIn(
                        dev.pergola.core.permission.Actor.of(actor),
                        request.scheme().equals("https"))
                .map(cookie -> withCookie(response, cookie))
                .orElseThrow(() -> new IllegalArgumentException("The anonymous actor cannot sign in."));
    }

    @Override
    public Response signOut(Response response) {
        return withCookie(response, ActorCookie.signingOut());
    }

    private static Response withCookie(Response response, String cookie) {
        return response.withHeaders(response.headers().adding("Set-Cookie", cookie));
    }

    @Override
    public String create(TokenWish wish) {
        return identity.tokens().create(wish);
    }

    @Override
    public Optional<Actor> verify(String token) {
        return identity.tokens().verify(token);
    }

    @Override
    public String sign(String purpose, Attributes values) {
        return identity.signed().sign(ofPlugin(purpose), AttributeValues.fields(values));
    }

    @Override
    public Optional<Attributes> read(String purpose, String text) {
        return identity.signed()
                .read(ofPlugin(purpose), text)
                .flatMap(value -> value instanceof PlainValue.Fields fields
                        ? Optional.of(AttributeValues.of(fields))
                        : Optional.empty());
    }

    private static String ofPlugin(String purpose) {
        if (Arrays.stream(Purpose.values()).anyMatch(own -> own.namespace().equals(purpose))) {
            throw new IllegalArgumentException("The purpose " + purpose + " is one of the server itself.");
        }
        return purpose;
    }

    @Override
    public boolean allowed(Actor actor, String action, Resource resource) {
        return of(actor).allows(named(action), own(resource));
    }

    @Override
    public List<Resource> allowed(Actor actor, String action, Collection<Resource> resources) {
        return of(actor)
                .visible(
                        named(action), resources.stream().map(SiteServices::own).toList())
                .stream()
                .map(VisibleResource::resource)
                .map(resource -> new Resource(resource.database(), resource.name()))
                .toList();
    }

    @Override
    public void require(Actor actor, String action, Resource resource) {
        of(actor).require(named(action), own(resource));
    }

    private ActorPermissions of(Actor actor) {
        return permissions.get().of(dev.pergola.core.permission.Actor.of(actor));
    }

    private Action named(String action) {
        return permissions
                .get()
                .actions()
                .named(action)
                .orElseThrow(() -> new IllegalArgumentException("There is no action named " + action + "."));
    }

    private static dev.pergola.core.permission.Resource own(Resource resource) {
        return new dev.pergola.core.permission.Resource(resource.database(), resource.name());
    }

    @Override
    public Attributes all() {
        Settings current = settings.get();
        Map<String, Object> values = new HashMap<>();
        Setting.all().forEach(setting -> values.put(setting.name(), current.get(setting)));
        return new Attributes(values);
    }
}
