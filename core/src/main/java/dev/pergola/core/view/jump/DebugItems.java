package dev.pergola.core.view.jump;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.http.Request;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.SiteContext;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pages for those who look after the site, for those who may see them in menus.
 *
 * @param site the site
 */
public record DebugItems(SiteContext site) implements JumpSource {

    private static final Map<String, String> PAGES = pages();

    /** Checks the site. */
    public DebugItems {
        requireNonNull(site, "site is null");
    }

    @Override
    public Stream<JumpItem> items(Request request) {
        return site.allows(request, Actions.DEBUG_MENU, Resource.server())
                ? PAGES.entrySet().stream().map(page -> item(page.getKey(), page.getValue()))
                : Stream.empty();
    }

    private JumpItem item(String label, String path) {
        return new JumpItem("menu", label, label, site.urls().path(path), Optional.of("Menu item"));
    }

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("Databases", "-/databases");
        pages.put("Installed plugins", "-/plugins");
        pages.put("Version info", "-/versions");
        pages.put("Settings", "-/settings");
        pages.put("Debug permissions", "-/permissions");
        pages.put("Debug messages", "-/messages");
        pages.put("Debug allow rules", "-/allow-debug");
        pages.put("Debug autocomplete", "-/debug/autocomplete");
        pages.put("Debug threads", "-/threads");
        pages.put("Debug actor", "-/actor");
        pages.put("Pattern portfolio", "-/patterns");
        return pages;
    }
}
