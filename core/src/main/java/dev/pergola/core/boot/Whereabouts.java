package dev.pergola.core.boot;

import dev.pergola.core.config.Setting;
import dev.pergola.core.identity.RootSignIn;
import dev.pergola.core.text.SiteUrls;
import java.net.URI;
import java.util.Optional;

/**
 * Where a person on this machine finds a site. May be asked by any thread.
 *
 * @param state of the site
 * @param entrance the way into it; nothing is found anywhere while that is closed
 * @param root the link by which to sign in as root; empty where nobody asked for it
 */
record Whereabouts(SiteState state, Entrance entrance, Optional<RootSignIn> root) {

    /** The address of the start page. */
    Optional<URI> start() {
        return entrance.address(urls().index());
    }

    /** Where to sign in as root, once. */
    Optional<URI> rootSignIn() {
        return root.flatMap(link -> entrance.address(urls().path("-/auth-token") + "?token=" + link.token()));
    }

    /** Where the person who has started the site would look first: the link to sign in as root, where there is one. */
    Optional<URI> firstPage() {
        return rootSignIn()
                .or(() -> entrance.address(
                        Browser.firstPage(state.databases().all().all(), urls())));
    }

    private SiteUrls urls() {
        return new SiteUrls(state.setting(Setting.BASE_URL));
    }
}
