package dev.pergola.plugins.ephemeral;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.AddedDatabase;
import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.Permissions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes a table of pasted data: shows first what it would be, then makes it and leads to it. What another website makes a
 * browser send does not get here; the server refuses it.
 */
@Component(property = {RouteHook.PATTERN + "=" + EphemeralPage.PATH, RouteHook.METHODS + "=POST"})
public final class PastePage implements RouteHook {

    private static final int SHOWN = 10;
    private static final int LONGEST_SHOWN = 80;

    private final EphemeralTables tables;
    private final PastePermission permission;
    private final Clients clients = new Clients();

    /**
     * Called by the component runtime.
     *
     * @param tables where the table is made
     * @param permissions says who may
     */
    @Activate
    public PastePage(@Reference EphemeralTables tables, @Reference Permissions permissions) {
        this.tables = tables;
        this.permission = new PastePermission(tables, permissions);
    }

    @Override
    public Response handle(RouteContext context) throws IOException {
        Request request = context.request();
        permission.require(request.actor());
        QueryString form = QueryString.parse(new String(request.body().readAllBytes(), StandardCharsets.UTF_8));
        String data = form.first("data").orElse("");
        String name = form.first("name").orElse("").strip();
        try {
            PastedTable pasted = PastedText.read(data, database());
            return form.has("create") ? created(context, name, pasted) : preview(context, name, data, pasted);
        } catch (ServerException problem) {
            if (!problem.code().equals(ErrorCode.BAD_REQUEST)) {
                throw problem;
            }
            return show(context, name, data, Map.of("problem", sentence(problem)))
                    .withStatus(ErrorCode.BAD_REQUEST.status());
        }
    }

    private static String sentence(ServerException problem) {
        return String.join(" ", problem.messages())
                + problem.hint().map(hint -> " " + hint).orElse("");
    }

    private AddedDatabase database() {
        return tables.database()
                .orElseThrow(() -> new ServerException(ErrorCode.NOT_FOUND, "The database is not there any more."));
    }

    private Response created(RouteContext context, String name, PastedTable pasted) {
        EphemeralSettings settings = tables.settings();
        Clients.of(context.request(), settings.publishing().clientHeader())
                .ifPresent(client -> clients.spend(client, settings.publishing().perMinute(), tables.now()));
        String made = database().write(transaction -> new PastedTableWriter(transaction).write(name, pasted));
        String address = context.addresses().table(settings.name(), made);
        context.showNext(Message.info("The table is there for " + new TimeLeft(settings.life()).phrase()
                + ". To show it to somebody, send this address: "
                + context.request().absolute(address)));
        return Response.redirect(address).withStatus(303);
    }

    private Response preview(RouteContext context, String name, String data, PastedTable pasted) {
        List<Map<String, Object>> columns = pasted.columns().stream()
                .map(column -> Map.<String, Object>of(
                        "name", column.name(), "type", column.type().name()))
                .toList();
        List<Map<String, Object>> rows = pasted.rows().stream()
                .limit(SHOWN)
                .map(row -> Map.<String, Object>of(
                        "cells", row.stream().map(PastePage::shown).toList()))
                .toList();
        int count = pasted.rows().size();
        Map<String, Object> preview = Map.of(
                "columns",
                columns,
                "rows",
                rows,
                "count",
                count == 1 ? "1 row" : String.format("%,d rows", count),
                "more",
                count > SHOWN);
        return show(context, name, data, Map.of("previews", List.of(preview)));
    }

    private Response show(RouteContext context, String name, String data, Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put("mayPaste", true);
        all.put("name", name);
        all.put("data", data);
        return EphemeralPage.show(context, tables, all);
    }

    private static Map<String, Object> shown(SqlValue value) {
        String text = value.content().map(String::valueOf).orElse("");
        return Map.of(
                "text",
                text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "…" : text,
                "nothing",
                value.isNull());
    }
}
