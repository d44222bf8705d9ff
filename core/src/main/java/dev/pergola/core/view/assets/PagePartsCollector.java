package dev.pergola.core.view.assets;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.InlineScript;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.page.PageScripts;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.text.SiteUrls;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/**
 * Asks every hook that contributes to pages, and completes the addresses of files with the hashes of their contents. A
 * hook that fails contributes nothing; its failure is on record. May be used by any number of threads.
 */
public final class PagePartsCollector {
    private final HookCalls calls;
    private final Supplier<SiteUrls> urls;
    private final SiteAddresses addresses;

    /**
     * Makes the collector.
     *
     * @param calls the guard
     * @param urls the present addresses of the site
     * @param addresses makes addresses for hooks
     */
    public PagePartsCollector(HookCalls calls, Supplier<SiteUrls> urls, SiteAddresses addresses) {
        this.calls = requireNonNull(calls, "calls is null");
        this.urls = requireNonNull(urls, "urls is null");
        this.addresses = requireNonNull(addresses, "addresses is null");
    }

    /** Finds the files of plugins among the hooks that the request has leased. */
    private record Context(PageDescription page, Request request, SiteAddresses addresses, BinaryOperator<String> files)
            implements PageContext {

        @Override
        public String file(String name, String path) {
            return files.apply(name, path);
        }
    }

    /**
     * Gathers what a page loads and what hooks show on it.
     *
     * @param hooks leased by the request
     * @param request what was asked
     * @param page what the page shows
     * @return each style sheet and script once, in order of the rankings of the hooks
     */
    public PageParts gather(LeasedHooks hooks, Request request, PageDescription page) {
        SiteUrls site = urls.get();
        Context context =
                new Context(page, request, addresses, (name, path) -> file(site, hooks.snapshot(), name, path));
        Set<PageParts.Link> styles = new LinkedHashSet<>();
        Map<PageParts.Link, Boolean> scripts = new LinkedHashMap<>();
        for (HookEntry<PageAssets> entry : hooks.active(PageHooks.ASSETS)) {
            List<Asset> assets =
                    hooks.ask(entry, hook -> List.copyOf(hook.assets(context))).orElseGet(List::of);
            for (Asset asset : assets) {
                PageParts.Link link = link(asset, hooks.snapshot(), site);
                if (asset.kind() == Asset.Kind.STYLE) {
                    styles.add(link);
                } else {
                    scripts.merge(link, asset.worksInCopies(), Boolean::logicalOr);
                }
            }
        }
        List<InlineScript> inline = new ArrayList<>();
        for (HookEntry<PageScripts> entry : hooks.active(PageHooks.SCRIPTS)) {
            hooks.ask(entry, hook -> List.copyOf(hook.scripts(context))).ifPresent(inline::addAll);
        }
        PageContributions shown = new PageContributions(hooks, context);
        return new PageParts(
                List.copyOf(styles),
                scripts.entrySet().stream()
                        .map(script -> script(script.getKey(), script.getValue()))
                        .toList(),
                inline,
                shown.menu(),
                shown.actions(),
                shown.top(),
                shown.data(),
                shown.templates(),
                List.of());
    }

    private static PageParts.Link script(PageParts.Link link, boolean worksInCopies) {
        return new PageParts.Link(link.address(), link.module(), link.integrity(), worksInCopies);
    }

    private PageParts.Link link(Asset asset, Snapshot snapshot, SiteUrls site) {
        Asset.Location location = asset.location();
        String address = location.staticName()
                .map(name -> file(site, snapshot, name, location.path()))
                .orElseGet(() -> address(location.path(), site));
        return new PageParts.Link(
                address, asset.kind() == Asset.Kind.MODULE, asset.integrity().orElse(""));
    }

    private String file(SiteUrls site, Snapshot snapshot, String name, String path) {
        return StaticAddresses.of(site, name, path, file(snapshot, name, path));
    }

    /** A file that is missing keeps its address: the browser's complaint about it names what is wrong. */
    private Optional<StoredFile> file(Snapshot snapshot, String name, String path) {
        try {
            return StaticContents.of(snapshot).find(name, path, calls);
        } catch (HookFailure | ServerException failure) {
            return Optional.empty();
        }
    }

    private static String address(String path, SiteUrls site) {
        return path.startsWith("/") && !path.startsWith("//") ? site.path(path) : path;
    }
}
