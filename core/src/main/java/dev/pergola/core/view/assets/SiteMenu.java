package dev.pergola.core.view.assets;

import dev.pergola.api.hook.page.MenuLink;
import dev.pergola.api.hook.page.MenuLinks;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.SiteAddresses;
import java.util.ArrayList;
import java.util.List;

/** The links of the site itself in its menu. */
public final class SiteMenu implements MenuLinks {

    private static final String COOKIE = "ds_actor";

    @Override
    public List<MenuLink> links(PageContext context) {
        SiteAddresses addresses = context.addresses();
        List<MenuLink> links = new ArrayList<>();
        links.add(new MenuLink(addresses.home(), "Databases"));
        links.add(new MenuLink(addresses.path("-/plugins"), "Plugins"));
        links.add(new MenuLink(addresses.path("-/settings"), "Settings"));
        links.add(new MenuLink(addresses.path("-/versions"), "Versions"));
        links.add(new MenuLink(addresses.path("-/api"), "API explorer"));
        boolean signedIn = !context.request().actor().isAnonymous()
                && context.request().cookie(COOKIE).isPresent();
        if (signedIn) {
            links.add(new MenuLink(addresses.path("-/create-token"), "API tokens"));
        }
        return links;
    }
}
