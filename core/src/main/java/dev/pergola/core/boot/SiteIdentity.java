package dev.pergola.core.boot;

import dev.pergola.api.hook.web.TokenHandler;
import dev.pergola.core.access.ActorResolvers;
import dev.pergola.core.access.IdentityHooks;
import dev.pergola.core.access.People;
import dev.pergola.core.access.Tokens;
import dev.pergola.core.config.Setting;
import dev.pergola.core.config.Settings;
import dev.pergola.core.hooks.CurrentRequest;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.identity.ActorCookie;
import dev.pergola.core.identity.ApiTokens;
import dev.pergola.core.identity.CookieActors;
import dev.pergola.core.identity.RandomSecret;
import dev.pergola.core.identity.RootSignIn;
import dev.pergola.core.identity.SignedTokens;
import dev.pergola.core.identity.SignedValues;
import dev.pergola.core.identity.TokenPolicy;
import dev.pergola.core.permission.Impersonation;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a site knows who asks. Without a secret from outside, cookies and tokens end with the process.
 *
 * @param signed signs cookies and tokens
 * @param cookie reads and writes the cookie of people who signed in
 * @param root the link by which to sign in as root; it exists even where nobody is told
 * @param resolvers finds out who sent a request
 * @param tokens makes and reads API tokens
 * @param people knows people by their ids
 * @param impersonation in whose name this process asks itself
 */
record SiteIdentity(
        SignedValues signed,
        ActorCookie cookie,
        RootSignIn root,
        ActorResolvers resolvers,
        Tokens tokens,
        People people,
        Impersonation impersonation) {

    static SiteIdentity of(Optional<String> secret, CurrentRequest current, HookCalls calls) {
        Impersonation impersonation = new Impersonation();
        SignedValues signed = new SignedValues(secret.orElseGet(RandomSecret::make));
        return new SiteIdentity(
                signed,
                new ActorCookie(signed, Clock.systemUTC()),
                new RootSignIn(RandomSecret.make()),
                new ActorResolvers(current, calls, impersonation),
                new Tokens(current, calls),
                new People(current, calls),
                impersonation);
    }

    /** Registers how the core itself knows people: by tokens, then by cookies. */
    void register(BuiltInHooks hooks, Supplier<Settings> settings) {
        Clock clock = Clock.systemUTC();
        ApiTokens signedTokens = new ApiTokens(signed, () -> policy(settings.get()), clock);
        hooks.add(
                IdentityHooks.TOKENS,
                new SignedTokens(signed, signedTokens, clock),
                Map.of(TokenHandler.NAME, SignedTokens.KIND));
        hooks.add(IdentityHooks.RESOLVERS, tokens, Map.of());
        hooks.add(IdentityHooks.RESOLVERS, new CookieActors(cookie), Map.of());
        hooks.add(IdentityHooks.DIRECTORIES, People.BY_ID, Map.of());
    }

    private static TokenPolicy policy(Settings settings) {
        int longest = settings.get(Setting.MAX_SIGNED_TOKENS_TTL);
        return new TokenPolicy(
                settings.get(Setting.ALLOW_SIGNED_TOKENS),
                longest > 0 ? Optional.of(Duration.ofSeconds(longest)) : Optional.empty());
    }
}
