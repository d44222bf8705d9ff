package dev.pergola.core.view.jump;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.JumpContext;
import dev.pergola.api.hook.page.JumpItem;
import dev.pergola.api.hook.page.JumpItems;
import dev.pergola.api.hook.page.JumpSource;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.view.SiteContext;
import java.util.LinkedHashMap;
import java.util.Map;

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
    public JumpItems items(JumpContext context) {
        return site.allows(context.request(), Actions.DEBUG_MENU, Resource.server())
                ? JumpItems.of(PAGES.entrySet().stream()
                        .map(page -> JumpItem.menu(page.getKey(), site.urls().path(page.getValue())))
                        .toList())
                : JumpItems.none();
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
