package dev.pergola.core.view.assets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.web.StaticFiles;
import dev.pergola.api.http.Request;
import dev.pergola.core.config.Configuration;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.text.SiteUrls;
import dev.pergola.core.view.LinksOfSite;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PagePartsTest {
    private static final Owner PLUGIN = new Owner("vega", "1.0.0", 7);
    private static final Request REQUEST = Request.get("/garden/plants").build();
    private static final PageDescription TABLE = PageDescription.of("table", "garden");

    private final HookRegistry registry = new HookRegistry();
    private final HookCalls calls = new HookCalls(Duration.ofSeconds(10), Clock.systemUTC());
    private final PagePartsCollector collector = new PagePartsCollector(
            calls, () -> new SiteUrls("/site/"), new LinksOfSite(name -> name, () -> new SiteUrls("/site/")));

    private static StaticFiles files(String name, String content) {
        return path -> path.equals(name)
                ? Optional.of(new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)))
                : Optional.empty();
    }

    private HookEntry<StaticFiles> serve(String name, StaticFiles files) {
        return registry.register(
                PageHooks.STATIC_FILES, files, PLUGIN, new HookProperties(Map.of(StaticFiles.NAME, name)));
    }

    private HookEntry<PageAssets> add(PageAssets assets) {
        return registry.register(PageHooks.ASSETS, assets, PLUGIN, HookProperties.none());
    }

    private PageParts parts() {
        return gather(TABLE);
    }

    private PageParts gather(PageDescription page) {
        return collector.gather(new LeasedHooks(registry.current(), calls, () -> {}), REQUEST, page);
    }

    private List<String> scripts() {
        return parts().scripts().stream().map(PageParts.Link::address).toList();
    }

    @Test
    void aScriptWorksInCopiesWhereOneOfThoseWhoWantItSaysSo() {
        add(context -> List.of(Asset.file("vega", "plot.js"), Asset.file("vega", "edit.js")));
        add(context -> List.of(Asset.file("vega", "plot.js").workingInCopies()));
        assertEquals(
                List.of(true, false),
                parts().scripts().stream().map(PageParts.Link::worksInCopies).toList());
    }

    @Test
    void anAddressCarriesTheHashOfItsFileAndChangesWithIt() {
        add(context -> List.of(Asset.file("vega", "plot.js")));
        HookEntry<StaticFiles> before = serve("vega", files("plot.js", "one"));
        String first = scripts().get(0);
        assertTrue(first.matches("/site/-/static-plugins/vega/plot\\.js\\?_hash=[0-9a-f]{12}"), first);

        registry.remove(before, Duration.ZERO);
        serve("vega", files("plot.js", "two"));
        String second = scripts().get(0);
        assertTrue(second.startsWith("/site/-/static-plugins/vega/plot.js?_hash="), second);
        assertTrue(!second.equals(first), second);
    }

    @Test
    void aMissingFileKeepsItsAddress() {
        add(context -> List.of(Asset.file("vega", "gone.js")));
        assertEquals(List.of("/site/-/static-plugins/vega/gone.js"), scripts());
    }

    @Test
    void addressesOfThisSiteGetItsBasePathAndOthersStay() {
        add(context -> List.of(
                Asset.at(Asset.Kind.SCRIPT, "/extra.js"),
                Asset.at(Asset.Kind.SCRIPT, "//cdn.example/a.js"),
                Asset.at(Asset.Kind.MODULE, "https://cdn.example/b.js")));
        assertEquals(List.of("/site/extra.js", "//cdn.example/a.js", "https://cdn.example/b.js"), scripts());
        assertEquals(
                List.of(false, false, true),
                parts().scripts().stream().map(PageParts.Link::module).toList());
    }

    @Test
    void whatSeveralHooksWantIsLoadedOnce() {
        add(context -> List.of(Asset.at(Asset.Kind.SCRIPT, "/a.js")));
        add(context -> List.of(Asset.at(Asset.Kind.SCRIPT, "/b.js"), Asset.at(Asset.Kind.SCRIPT, "/a.js")));
        assertEquals(List.of("/site/a.js", "/site/b.js"), scripts());
    }

    @Test
    void aHookThatFailsContributesNothingAndIsSeenToFail() {
        add(context -> {
            throw new IllegalStateException("no plot today");
        });
        add(context -> List.of(Asset.at(Asset.Kind.SCRIPT, "/a.js")));
        assertEquals(List.of("/site/a.js"), scripts());
        assertEquals(
                List.of(HookState.FAILING, HookState.ACTIVE),
                registry.current().statuses().stream()
                        .map(status -> status.state())
                        .toList());
    }

    @Test
    void everyPageLoadsTheStyleSheetAndOnlyTablesTheirScript() {
        registry.register(
                PageHooks.STATIC_FILES,
                new CoreFiles(),
                Owner.core("1.0"),
                new HookProperties(Map.of(StaticFiles.NAME, CoreFiles.NAME)));
        add(new CoreAssets());
        assertTrue(parts().styles().get(0).address().startsWith("/site/-/static/app.css?_hash="));
        assertTrue(scripts().stream().anyMatch(script -> script.startsWith("/site/-/static/table.js?_hash=")));
        List<String> onIndex = gather(PageDescription.of("index")).scripts().stream()
                .map(PageParts.Link::address)
                .toList();
        assertTrue(scripts().containsAll(onIndex));
        assertTrue(onIndex.stream().noneMatch(script -> script.contains("/table.js")));
    }

    @Test
    void theVersionIsToldToScriptsAsText() {
        registry.register(
                PageHooks.SCRIPTS, new VersionScript("1.0'; alert(1)"), Owner.core("1.0"), HookProperties.none());
        assertEquals(
                "window.datasetteVersion = '1.0alert1';",
                parts().inlineScripts().get(0).code());
    }

    @Test
    void theConfigurationAddsNothingUnlessItSaysSo() {
        add(new ConfiguredAssets(Configuration::empty));
        assertEquals(PageParts.none(), parts());
    }
}
