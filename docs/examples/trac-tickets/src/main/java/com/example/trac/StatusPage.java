package com.example.trac;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.Resource;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Database;
import dev.pergola.api.data.Rows;
import dev.pergola.api.data.Sql;
import dev.pergola.api.hook.page.ActionItem;
import dev.pergola.api.hook.page.MenuLink;
import dev.pergola.api.hook.page.PageActions;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.SitePage;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.api.server.Permissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells how the collection goes, to those who may see the database, whose menu leads here. */
@Component(
        property = {
            RouteHook.PATTERN + "=" + StatusPage.PATH,
            PageActions.SUBJECTS + "=database",
            RouteHook.REPEATABLE + ":Boolean=true" // the menu; the page says itself that it is not
        })
public final class StatusPage implements RouteHook, PageActions {

    static final String PATH = "/-/trac-tickets";

    private static final String TITLE = "Tickets from Trac";

    private final TracTickets tickets;
    private final Permissions permissions;

    /**
     * Called by the component runtime.
     *
     * @param tickets knows how the collection goes
     * @param permissions says who may know
     */
    @Activate
    public StatusPage(@Reference TracTickets tickets, @Reference Permissions permissions) {
        this.tickets = tickets;
        this.permissions = permissions;
    }

    @Override
    public List<ActionItem> actions(PageContext context) {
        boolean ours = tickets.collection()
                .flatMap(collection ->
                        context.page().database().filter(collection.database().name()::equals))
                .isPresent();
        return ours
                ? List.of(new ActionItem.Link(
                        context.addresses().path(PATH), TITLE, Optional.of("How the collection goes.")))
                : List.of();
    }

    @Override
    public Response handle(RouteContext context) {
        context.unrepeatable();
        TracTickets.Collection collection = tickets.collection()
                .orElseThrow(() -> new ServerException(
                        ErrorCode.NOT_FOUND,
                        "The database of the tickets could not be opened.",
                        "The list of plugins says why."));
        Database database = collection.database();
        permissions.require(context.request().actor(), "view-database", Resource.database(database.name()));
        Map<String, Object> data = new HashMap<>(counts(database));
        data.putAll(progress(collection.collector().progress()));
        data.put("source", tickets.settings().source().address());
        data.put("query", tickets.settings().source().query());
        data.put("database", database.name());
        data.put("tableAddress", context.addresses().table(database.name(), "tickets"));
        return context.page(new SitePage(
                        TITLE,
                        PageDescription.of("trac-tickets", database.name()).withTemplate("trac-tickets.html"),
                        List.of(new MenuLink(context.addresses().database(database.name()), database.name())),
                        data))
                .withHeader("Cache-Control", "no-store");
    }

    private static Map<String, Object> counts(Database database) {
        Sql sql = Sql.of("select (select count(*) from tickets), (select count(*) from _pending)");
        try (Rows rows = database.query(sql)) {
            rows.next();
            return Map.of("tickets", number(rows.integer(0)), "pending", number(rows.integer(1)));
        }
    }

    private Map<String, Object> progress(Progress progress) {
        Progress.Run run = progress.run();
        Progress.Tally tally = progress.tally();
        return Map.of(
                "running",
                run.isUnderWay(),
                "collected",
                number(run.collected()),
                "ended",
                run.ended().map(this::moment).stream().toList(),
                "due",
                moment(progress.due()),
                "requests",
                number(tally.requests()),
                "errors",
                number(tally.errors()),
                "troubled",
                tally.inARow() > 0,
                "problems",
                tally
                        .problem()
                        .map(problem -> Map.of("at", moment(problem.at()), "message", problem.message()))
                        .stream()
                        .toList());
    }

    private Map<String, Object> moment(Instant time) {
        return Map.of(
                "time",
                time.truncatedTo(ChronoUnit.SECONDS).toString(),
                "words",
                Moments.words(tickets.clock().instant(), time));
    }

    private static String number(long number) {
        return String.format("%,d", number);
    }
}
