package dev.pergola.api.http;

import dev.pergola.api.Attributes;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who sent a request: somebody unknown, or somebody with attributes, of which only {@code id} has a fixed meaning.
 * Immutable; made by the core from a signed cookie or an API token, or by a plugin that resolves actors.
 */
@ProviderType
public interface Actor {

    /**
     * Whether nothing is known of this one.
     *
     * @return true for requests without a valid cookie or token
     */
    boolean isAnonymous();

    /**
     * The id.
     *
     * @return empty for the anonymous actor, and for one whose id is absent or no text
     */
    Optional<String> id();

    /**
     * The name to show to people.
     *
     * @return the first of display, name, username, login and id that is a text which is not empty; otherwise empty
     */
    Optional<String> displayName();

    /**
     * The value of an attribute that is a text.
     *
     * @param attribute exact
     * @return empty where there is no such attribute or it is no text
     */
    Optional<String> text(String attribute);

    /**
     * All that is known of this one.
     *
     * @return every attribute that has a value; empty for the anonymous actor, and possibly for others
     */
    Attributes properties();

    /**
     * Somebody with attributes.
     *
     * @param properties all that is known of him; may be empty, and he is still not anonymous
     * @return the actor
     */
    static Actor of(Attributes properties) {
        return new KnownActor(properties);
    }

    /**
     * Somebody with an id and nothing else.
     *
     * @param id his id
     * @return the actor
     */
    static Actor withId(String id) {
        return of(Attributes.of("id", id));
    }

    /**
     * The actor of whom nothing is known.
     *
     * @return the same value each time
     */
    static Actor anonymous() {
        return AnonymousActor.INSTANCE;
    }
}
