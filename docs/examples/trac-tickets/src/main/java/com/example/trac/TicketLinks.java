package com.example.trac;

import dev.pergola.api.hook.page.CellColumn;
import dev.pergola.api.hook.page.CellContext;
import dev.pergola.api.hook.page.CellRenderer;
import dev.pergola.api.hook.page.Html;
import dev.pergola.api.hook.web.RouteHook;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Leads from cells to Trac: from numbers in the columns {@code id} and {@code ticket}, from {@code #123} and
 * {@code ticket:123} in texts, and from the summary of each ticket. In the database of the tickets alone, on pages of tables,
 * rows and queries.
 */
@Component(property = RouteHook.REPEATABLE + ":Boolean=true")
public final class TicketLinks implements CellRenderer {

    private static final Set<String> NUMBERS = Set.of("id", "ticket");
    private static final Pattern MENTION = Pattern.compile("(?<![\\w&#/])(?:#|ticket:)(\\d{1,9})\\b");

    /** Longer texts are left to the site, which shows their beginning. */
    private static final int LONGEST_TEXT = 2_000;

    private final TracTickets tickets;

    /**
     * Called by the component runtime.
     *
     * @param tickets knows which database it is, and where Trac is
     */
    @Activate
    public TicketLinks(@Reference TracTickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public boolean concerns(CellColumn column) {
        return tickets.collection()
                .filter(collection -> collection.database().name().equals(column.database()))
                .isPresent();
    }

    @Override
    public Optional<Html> html(CellContext cell) {
        TracSettings.Source source = tickets.settings().source();
        if (NUMBERS.contains(cell.column())) {
            return cell.value().filter(Long.class::isInstance).map(id -> link(source, (Long) id, id.toString()));
        }
        Optional<String> text = cell.text().filter(value -> value.length() <= LONGEST_TEXT);
        if (cell.column().equals("summary")
                && cell.table().filter("tickets"::equals).isPresent()) {
            return cell.row()
                    .value("id")
                    .filter(Long.class::isInstance)
                    .flatMap(id -> text.map(summary ->
                            link(source, (Long) id, "#" + id).and(Html.of(" ")).and(linked(source, summary))));
        }
        return text.filter(value -> MENTION.matcher(value).find()).map(value -> linked(source, value));
    }

    /** A text in which each mention of a ticket is a link. */
    static Html linked(TracSettings.Source source, String text) {
        Html html = Html.none();
        int end = 0;
        Matcher mentions = MENTION.matcher(text);
        while (mentions.find()) {
            html = html.and(Html.text(text.substring(end, mentions.start())))
                    .and(link(source, Long.parseLong(mentions.group(1)), mentions.group()));
            end = mentions.end();
        }
        return html.and(Html.text(text.substring(end)));
    }

    private static Html link(TracSettings.Source source, long id, String label) {
        return Html.of("<a href=\"")
                .and(Html.text(source.ticket(id)))
                .and(Html.of("\">"))
                .and(Html.text(label))
                .and(Html.of("</a>"));
    }
}
