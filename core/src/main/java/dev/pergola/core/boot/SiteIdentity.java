package dev.pergola.core.boot;

import dev.pergola.core.config.Setting;
import dev.pergola.core.config.Settings;
import dev.pergola.core.identity.ActorCookie;
import dev.pergola.core.identity.ApiTokens;
import dev.pergola.core.identity.Identities;
import dev.pergola.core.identity.RandomSecret;
import dev.pergola.core.identity.RootSignIn;
import dev.pergola.core.identity.SignedValues;
import dev.pergola.core.identity.TokenPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * How a site knows who asks. Without a secret from outside, cookies and tokens end with the process.
 *
 * @param signed signs cookies and tokens
 * @param cookie reads and writes the cookie of people who signed in
 * @param identities finds out who sent a request
 * @param root the link by which to sign in as root; it exists even where nobody is told
 */
record SiteIdentity(SignedValues signed, ActorCookie cookie, Identities identities, RootSignIn root) {

    static SiteIdentity of(Optional<String> secret, Supplier<Settings> settings) {
        SignedValues signed = new SignedValues(secret.orElseGet(RandomSecret::make));
        Clock clock = Clock.systemUTC();
        ActorCookie cookie = new ActorCookie(signed, clock);
        ApiTokens tokens = new ApiTokens(signed, () -> policy(settings.get()), clock);
        return new SiteIdentity(signed, cookie, new Identities(tokens, cookie), new RootSignIn(RandomSecret.make()));
    }

    private static TokenPolicy policy(Settings settings) {
        int longest = settings.get(Setting.MAX_SIGNED_TOKENS_TTL);
        return new TokenPolicy(
                settings.get(Setting.ALLOW_SIGNED_TOKENS),
                longest > 0 ? Optional.of(Duration.ofSeconds(longest)) : Optional.empty());
    }
}
