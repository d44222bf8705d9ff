package dev.pergola.plugins.ephemeral;

import dev.pergola.api.hook.page.MenuLink;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.SitePage;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.Permissions;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows how long tables still live, and where to paste data for another one. */
@Component(property = RouteHook.PATTERN + "=" + EphemeralPage.PATH)
public final class EphemeralPage implements RouteHook {

    static final String PATH = "/-/ephemeral";
    static final String VIEW = "ephemeral-tables";

    private static final int SHOWN = 200;

    private final EphemeralTables tables;
    private final VisibleTables visible;
    private final PastePermission permission;

    /**
     * Called by the component runtime.
     *
     * @param tables knows when they expire
     * @param permissions says who may see them, and who may make one
     */
    @Activate
    public EphemeralPage(@Reference EphemeralTables tables, @Reference Permissions permissions) {
        this.tables = tables;
        this.visible = new VisibleTables(tables, permissions);
        this.permission = new PastePermission(tables, permissions);
    }

    @Override
    public Response handle(RouteContext context) {
        return show(
                        context,
                        tables,
                        Map.of(
                                "lists",
                                List.of(list(context)),
                                "mayPaste",
                                permission.has(context.request().actor())))
                .withHeader("Cache-Control", "no-store");
    }

    /** The page with whatever it shows. */
    static Response show(RouteContext context, EphemeralTables tables, Map<String, Object> data) {
        String database = tables.settings().name();
        Map<String, Object> all = new HashMap<>(data);
        all.put("address", context.addresses().path(PATH));
        all.put("database", database);
        all.put("databaseAddress", context.addresses().database(database));
        all.put("life", new TimeLeft(tables.settings().life()).phrase());
        all.put("quotas", QuotaWords.of(tables.settings().quotas()));
        PageDescription description = PageDescription.of(VIEW, database).withTemplate("ephemeral-tables.html");
        return context.page(new SitePage(
                "Ephemeral tables",
                description,
                List.of(new MenuLink(context.addresses().database(database), database)),
                all));
    }

    private Map<String, Object> list(RouteContext context) {
        List<Life> lives = visible.of(context.request().actor());
        List<Map<String, Object>> shown = lives.stream()
                .limit(SHOWN)
                .map(life -> Map.<String, Object>of(
                        "name", life.name(),
                        "address", context.addresses().table(tables.settings().name(), life.name()),
                        "status", TimesRoute.address(context.addresses(), life.name()),
                        "expires",
                                tables.expires(life)
                                        .truncatedTo(ChronoUnit.MILLIS)
                                        .toString(),
                        "left", tables.left(life).words()))
                .toList();
        return Map.of("tables", shown, "none", shown.isEmpty(), "more", Math.max(0, lives.size() - SHOWN) > 0);
    }
}
