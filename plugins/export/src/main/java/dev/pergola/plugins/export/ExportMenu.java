package dev.pergola.plugins.export;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Resource;
import dev.pergola.api.hook.page.MenuLink;
import dev.pergola.api.hook.page.MenuLinks;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.server.Permissions;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Leads those who may to the page that makes copies. */
@Component(configurationPid = "export", property = RouteHook.REPEATABLE + ":Boolean=true")
public final class ExportMenu implements MenuLinks {

    private final Permissions permissions;
    private final boolean shown;

    /**
     * Called by the component runtime.
     *
     * @param permissions says who may
     * @param settings in force
     */
    @Activate
    public ExportMenu(@Reference Permissions permissions, ExportConfiguration settings) {
        this.permissions = requireNonNull(permissions, "permissions is null");
        this.shown = settings.page();
    }

    @Override
    public List<MenuLink> links(PageContext context) {
        return shown && permissions.allowed(context.request().actor(), ExportActions.EXPORT_SITE, Resource.server())
                ? List.of(new MenuLink(context.addresses().path(ExportPage.ADDRESS), "Static copy"))
                : List.of();
    }
}
