package dev.pergola.plugins.ephemeral;

import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Actor;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.Permissions;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells programs, and the countdown, how long tables still live. */
@Component(property = RouteHook.PATTERN + "=" + TimesRoute.PATH)
public final class TimesRoute implements RouteHook {

    static final String PATH = "/-/ephemeral.json";

    private static final String TABLE = "table";

    private final EphemeralTables tables;
    private final VisibleTables visible;

    /**
     * Called by the component runtime.
     *
     * @param tables knows when they expire
     * @param permissions says which of them somebody may see
     */
    @Activate
    public TimesRoute(@Reference EphemeralTables tables, @Reference Permissions permissions) {
        this.tables = tables;
        this.visible = new VisibleTables(tables, permissions);
    }

    /** Where to ask about one table. */
    static String address(SiteAddresses addresses, String table) {
        return QueryString.of(TABLE, table).appendTo(addresses.path(PATH));
    }

    @Override
    public Response handle(RouteContext context) {
        Actor actor = context.request().actor();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("ok", true);
        answer.put("database", tables.settings().name());
        answer.put("table_ttl", tables.settings().life().toMillis() / 1000.0);
        answer.put("limits", limits(tables.settings().quotas()));
        List<Life> lives = context.request()
                .parameter(TABLE)
                .map(name -> visible.find(actor, name).stream().toList())
                .orElseGet(() -> visible.of(actor));
        answer.put(
                "tables", lives.stream().map(life -> described(context, life)).toList());
        return Response.json(Json.of(answer)).withHeader("Cache-Control", "no-store");
    }

    private static Map<String, Object> limits(EphemeralSettings.Quotas quotas) {
        Map<String, Object> limits = new LinkedHashMap<>();
        limits.put("max_tables", quotas.tables());
        limits.put("max_tables_per_client", quotas.tablesPerClient());
        limits.put("max_rows", quotas.rows());
        limits.put("max_bytes", quotas.bytes());
        return limits;
    }

    private Map<String, Object> described(RouteContext context, Life life) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", life.name());
        members.put("type", life.shape().kind().word());
        members.put("path", context.addresses().table(tables.settings().name(), life.name()));
        members.put("created", life.since().time().truncatedTo(ChronoUnit.MILLIS));
        members.put("expires", tables.expires(life).truncatedTo(ChronoUnit.MILLIS));
        members.put("seconds_left", tables.left(life).seconds());
        return members;
    }
}
