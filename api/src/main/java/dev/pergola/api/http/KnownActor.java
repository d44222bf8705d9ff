package dev.pergola.api.http;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody of whom something is known. */
record KnownActor(Attributes properties) implements Actor {

    KnownActor {
        requireNonNull(properties, "properties is null");
    }

    @Override
    public boolean isAnonymous() {
        return false;
    }

    @Override
    public Optional<String> id() {
        return text("id");
    }

    @Override
    public Optional<String> displayName() {
        return Stream.of("display", "name", "username", "login", "id")
                .flatMap(name -> text(name).stream())
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    @Override
    public Optional<String> text(String attribute) {
        return properties.text(attribute);
    }
}
