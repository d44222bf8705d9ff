package dev.pergola.core.access;

import dev.pergola.api.hook.web.ActorDirectory;
import dev.pergola.api.hook.web.ActorResolver;
import dev.pergola.api.hook.web.TokenHandler;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The kinds of hooks that say who somebody is. */
public final class IdentityHooks {

    /** Those who find out who sends a request. */
    public static final HookPoint<ActorResolver> RESOLVERS = HookPoint.shared("actor resolver", ActorResolver.class);

    /** Those who know people by their ids. */
    public static final HookPoint<ActorDirectory> DIRECTORIES =
            HookPoint.shared("actor directory", ActorDirectory.class);

    /** Those who make and read tokens, by name. */
    public static final HookPoint<TokenHandler> TOKENS = new HookPoint<>(
            "token handler",
            TokenHandler.class,
            properties -> properties.text(TokenHandler.NAME),
            IdentityHooks::checkName);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private IdentityHooks() {}

    private static List<String> checkName(HookProperties properties) {
        Optional<String> name = properties.text(TokenHandler.NAME);
        if (name.isEmpty()) {
            return List.of("The service property " + TokenHandler.NAME
                    + " is missing; it holds the name of the kind of tokens.");
        }
        return NAME.matcher(name.get()).matches()
                ? List.of()
                : List.of(
                        "The name %s of a token handler has other characters than lower case letters, digits and hyphens."
                                .formatted(name.get()));
    }
}
