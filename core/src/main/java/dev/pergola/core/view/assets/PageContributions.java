package dev.pergola.core.view.assets;

import dev.pergola.api.hook.page.ActionItem;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.page.MenuLink;
import dev.pergola.api.hook.page.MenuLinks;
import dev.pergola.api.hook.page.PageActions;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageSlot;
import dev.pergola.api.hook.page.PageTemplates;
import dev.pergola.api.hook.page.TemplateData;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.view.PluginTemplates;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Asks the hooks whose additions to a page are seen: menus, actions, what stands below the heading, and data. */
record PageContributions(LeasedHooks hooks, PageContext context) {

    /** Links to the same address are the same link. */
    List<MenuLink> menu() {
        Map<String, MenuLink> menu = new LinkedHashMap<>();
        for (HookEntry<MenuLinks> entry : hooks.active(PageHooks.MENU)) {
            hooks.ask(entry, hook -> List.copyOf(hook.links(context)))
                    .ifPresent(links -> links.forEach(link -> menu.putIfAbsent(link.address(), link)));
        }
        return List.copyOf(menu.values());
    }

    List<ActionItem> actions() {
        List<ActionItem> actions = new ArrayList<>();
        for (HookEntry<PageActions> entry : hooks.active(PageHooks.ACTIONS)) {
            if (PageHooks.concerns(entry, context.page().subject())) {
                hooks.ask(entry, hook -> List.copyOf(hook.actions(context))).ifPresent(actions::addAll);
            }
        }
        return actions;
    }

    Html top() {
        Html top = Html.none();
        for (HookEntry<PageSlot> entry : hooks.active(PageHooks.SLOTS)) {
            if (PageHooks.concerns(entry, context.page().subject())) {
                top = hooks.ask(entry, hook -> hook.html(context)).map(top::and).orElse(top);
            }
        }
        return top;
    }

    List<String> templates() {
        List<String> names = new ArrayList<>();
        for (HookEntry<PageTemplates> entry : hooks.active(PluginTemplates.TEMPLATES)) {
            hooks.ask(entry, hook -> List.copyOf(hook.preferred(context))).ifPresent(names::addAll);
        }
        return names;
    }

    Map<String, Object> data() {
        List<HookEntry<TemplateData>> entries = hooks.active(PageHooks.DATA);
        if (entries.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> data = new HashMap<>();
        for (HookEntry<TemplateData> entry : entries) {
            hooks.ask(entry, hook -> Map.copyOf(hook.data(context))).ifPresent(more -> more.forEach(data::putIfAbsent));
        }
        return data;
    }
}
