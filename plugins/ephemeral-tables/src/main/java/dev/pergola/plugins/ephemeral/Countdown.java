package dev.pergola.plugins.ephemeral;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.Asset;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.page.PageAssets;
import dev.pergola.api.hook.page.PageContext;
import dev.pergola.api.hook.page.PageSlot;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.web.RouteHook;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * When a table expires, on its page and on those of its rows, and how long tables live on the page of the database. A script
 * makes a countdown of it.
 *
 * <p>It stands there as a time of day, which stays true: so the page can be repeated for as long as the database is the same.
 */
@Component(
        property = {
            PageSlot.SUBJECTS + "=database",
            PageSlot.SUBJECTS + "=table",
            PageSlot.SUBJECTS + "=view",
            PageSlot.SUBJECTS + "=row",
            RouteHook.REPEATABLE + ":Boolean=true"
        })
public final class Countdown implements PageSlot, PageAssets {

    private static final DateTimeFormatter TIME_OF_DAY =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final EphemeralTables tables;

    /**
     * Called by the component runtime.
     *
     * @param tables knows when they expire
     */
    @Activate
    public Countdown(@Reference EphemeralTables tables) {
        this.tables = requireNonNull(tables, "tables is null");
    }

    @Override
    public List<Asset> assets(PageContext context) {
        return concerns(context) || context.page().view().equals(EphemeralPage.VIEW)
                ? List.of(
                        Asset.file(EphemeralFiles.FILES, "ephemeral.css"),
                        Asset.file(EphemeralFiles.FILES, "ephemeral.mjs"))
                : List.of();
    }

    private boolean concerns(PageContext context) {
        return tables.database().isPresent()
                && context.page()
                        .database()
                        .filter(tables.settings().name()::equals)
                        .isPresent();
    }

    @Override
    public Html html(PageContext context) {
        if (!concerns(context)) {
            return Html.none();
        }
        PageSubject subject = context.page().subject();
        if (subject instanceof PageSubject.OfDatabase) {
            return ofDatabase(context);
        }
        Optional<Life> life = subject.table().flatMap(tables.lives()::find);
        return life.map(known -> ofTable(context, known, subject instanceof PageSubject.OfRow))
                .orElse(Html.none());
    }

    private Html ofDatabase(PageContext context) {
        return Html.of("<p class=\"ephemeral-note\" data-ephemeral-list=\"")
                .and(Html.text(context.addresses().path(TimesRoute.PATH)))
                .and(Html.of("\">Every table here is deleted "))
                .and(Html.text(new TimeLeft(tables.settings().life()).phrase()))
                .and(Html.of(" after it was made. <a href=\""))
                .and(Html.text(context.addresses().path(EphemeralPage.PATH)))
                .and(Html.of("\">Times left, and making a table of pasted data</a></p>\n"));
    }

    private Html ofTable(PageContext context, Life life, boolean row) {
        var expires = tables.expires(life).truncatedTo(ChronoUnit.MILLIS);
        String name = life.name();
        return Html.of("<div id=\"ephemeral-timer\" class=\"ephemeral-timer\" role=\"timer\" data-expires=\"")
                .and(Html.text(expires.toString()))
                .and(Html.of("\" data-status=\""))
                .and(Html.text(TimesRoute.address(context.addresses(), name)))
                .and(Html.of("\" data-database=\""))
                .and(Html.text(context.addresses().database(tables.settings().name())))
                .and(Html.of("\" data-what=\""))
                .and(Html.text(
                        row
                                ? "The table of this row"
                                : "This " + life.shape().kind().word()))
                .and(Html.of("\">"))
                .and(Html.text((row
                                ? "The table of this row"
                                : "This " + life.shape().kind().word()) + " expires at " + TIME_OF_DAY.format(expires)))
                .and(Html.of("</div>\n"));
    }
}
