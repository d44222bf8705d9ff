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
import dev.pergola.api.http.Request;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookFailure;
import dev.pergola.core.hooks.Snapshot;
import dev.pergola.core.text.SiteUrls;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Asks every hook that contributes to pages, and completes the addresses of files with the hashes of their contents. A
 * hook that fails contributes nothing; its failure is on record. May be used by any number of threads.
 */
public final class PagePartsCollector {
    private final HookCalls calls;
    private final Supplier<SiteUrls> urls;

    /**
     * Makes the collector.
     *
     * @param calls the guard
     * @param urls the present addresses of the site
     */
    public PagePartsCollector(HookCalls calls, Supplier<SiteUrls> urls) {
        this.calls = requireNonNull(calls, "calls is null");
        this.urls = requireNonNull(urls, "urls is null");
    }

    private record Context(PageDescription page, Request request) implements PageContext {}

    /**
     * Gathers what a page loads.
     *
     * @param snapshot leased by the request
     * @param request what was asked
     * @param page what the page shows
     * @param whenUnrepeatable called where the same page may get other contributions next time
     * @return each style sheet and script once, in order of the rankings of the hooks
     */
    public PageParts gather(Snapshot snapshot, Request request, PageDescription page, Runnable whenUnrepeatable) {
        Context context = new Context(page, request);
        SiteUrls site = urls.get();
        Set<PageParts.Link> styles = new LinkedHashSet<>();
        Set<PageParts.Link> scripts = new LinkedHashSet<>();
        if (!PageHooks.areRepeatable(snapshot)) {
            whenUnrepeatable.run();
        }
        for (HookEntry<PageAssets> entry : snapshot.active(PageHooks.ASSETS)) {
            for (Asset asset : assets(entry, context, whenUnrepeatable)) {
                boolean style = asset.kind() == Asset.Kind.STYLE;
                (style ? styles : scripts).add(link(asset, snapshot, site));
            }
        }
        List<InlineScript> inline = new ArrayList<>();
        for (HookEntry<PageScripts> entry : snapshot.active(PageHooks.SCRIPTS)) {
            inline.addAll(scripts(entry, context, whenUnrepeatable));
        }
        return new PageParts(List.copyOf(styles), List.copyOf(scripts), inline);
    }

    private List<Asset> assets(HookEntry<PageAssets> entry, Context context, Runnable whenUnrepeatable) {
        try {
            return calls.call(entry, hook -> List.copyOf(hook.assets(context)));
        } catch (HookFailure | ServerException failure) {
            whenUnrepeatable.run();
            return List.of(); // the guard has recorded it, and the page is worth more than its decoration
        }
    }

    private List<InlineScript> scripts(HookEntry<PageScripts> entry, Context context, Runnable whenUnrepeatable) {
        try {
            return calls.call(entry, hook -> List.copyOf(hook.scripts(context)));
        } catch (HookFailure | ServerException failure) {
            whenUnrepeatable.run();
            return List.of();
        }
    }

    private PageParts.Link link(Asset asset, Snapshot snapshot, SiteUrls site) {
        Asset.Location location = asset.location();
        String address = location.staticName()
                .map(name -> StaticAddresses.of(site, name, location.path(), file(snapshot, name, location.path())))
                .orElseGet(() -> address(location.path(), site));
        return new PageParts.Link(
                address, asset.kind() == Asset.Kind.MODULE, asset.integrity().orElse(""));
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
