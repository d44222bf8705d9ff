package dev.pergola.api.http;

import dev.pergola.api.Attributes;
import java.util.Optional;

/** The one who did not say who he is. */
enum AnonymousActor implements Actor {
    INSTANCE;

    @Override
    public boolean isAnonymous() {
        return true;
    }

    @Override
    public Optional<String> id() {
        return Optional.empty();
    }

    @Override
    public Optional<String> displayName() {
        return Optional.empty();
    }

    @Override
    public Attributes properties() {
        return Attributes.none();
    }

    @Override
    public Optional<String> text(String attribute) {
        return Optional.empty();
    }
}
