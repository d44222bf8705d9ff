package dev.pergola.core.permission;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.AttributeValues;
import dev.pergola.core.model.PlainValue;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who sends a request: somebody unknown, or somebody with attributes, of which only {@code id} has a fixed meaning.
 *
 * @param attributes empty for the anonymous actor; somebody known may have no attributes, and is still not anonymous
 */
public record Actor(Optional<PlainValue.Fields> attributes) implements dev.pergola.api.http.Actor {
    private static final Actor ANONYMOUS = new Actor(Optional.empty());

    /** Checks that the attributes are there or not. */
    public Actor {
        requireNonNull(attributes, "attributes is null");
    }

    /** The one who did not say who he is. */
    public static Actor anonymous() {
        return ANONYMOUS;
    }

    /** Somebody with these attributes. */
    public static Actor of(Map<String, PlainValue> attributes) {
        return new Actor(Optional.of(new PlainValue.Fields(attributes)));
    }

    /** Somebody with an id and nothing else. */
    public static Actor withId(String id) {
        return of(Map.of("id", PlainValue.of(id)));
    }

    /** Somebody whom a plugin knows. */
    public static Actor of(dev.pergola.api.http.Actor actor) {
        if (actor instanceof Actor known) {
            return known;
        }
        return actor.isAnonymous() ? ANONYMOUS : new Actor(Optional.of(AttributeValues.fields(actor.properties())));
    }

    /** The one who sent a request, as the permissions know him. */
    public static Actor of(Request request) {
        return of(request.actor());
    }

    /** Whether nothing is known of this one. */
    @Override
    public boolean isAnonymous() {
        return attributes.isEmpty();
    }

    /** The value of an attribute, empty where the actor does not have it; an attribute may hold nothing. */
    public Optional<PlainValue> attribute(String name) {
        return attributes.flatMap(fields -> Optional.ofNullable(fields.values().get(name)));
    }

    @Override
    public Attributes properties() {
        return attributes.map(AttributeValues::of).orElseGet(Attributes::none);
    }

    /** The id where it is a text. */
    @Override
    public Optional<String> id() {
        return text("id");
    }

    /** The name to show: the first of display, name, username, login and id that is a text which is not empty. */
    @Override
    public Optional<String> displayName() {
        return Stream.of("display", "name", "username", "login", "id")
                .flatMap(name -> text(name).stream())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    /** The value of an attribute where it is a text. */
    @Override
    public Optional<String> text(String name) {
        return attribute(name)
                .flatMap(value -> value instanceof PlainValue.Text text ? Optional.of(text.value()) : Optional.empty());
    }
}
