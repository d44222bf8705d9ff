package dev.pergola.core.render.html;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.page.TableControls;
import dev.pergola.core.text.HtmlEscaping;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Headings of columns that sort the rows when they are followed. For one page. */
final class SortLinks {
    private final Set<String> sortable;
    private final Optional<SortOrder> sort;
    private final byte[] linkUpToSort;

    private SortLinks(Set<String> sortable, Optional<SortOrder> sort, byte[] linkUpToSort) {
        this.sortable = sortable;
        this.sort = sort;
        this.linkUpToSort = linkUpToSort;
    }

    static SortLinks none() {
        return new SortLinks(Set.of(), Optional.empty(), new byte[0]);
    }

    /** A new order begins on the first page and keeps everything else. The order is the last argument. */
    static SortLinks of(TableControls controls) {
        QueryString others =
                controls.address().query().without("_next").without("_sort").without("_sort_desc");
        String address = others.appendTo(controls.address().path())
                + (others.parameters().isEmpty() ? "?" : "&");
        String link = "<a href=\"" + HtmlEscaping.escape(address);
        return new SortLinks(
                new HashSet<>(controls.sortable()), controls.sort(), link.getBytes(StandardCharsets.UTF_8));
    }

    /** The end of the opening tag and the content of a heading. The arrow shows the order that is in force. */
    void writeHeading(String column, NameHtml name, PageText out) {
        boolean sorted = sort.isPresent() && sort.get().column().equals(column);
        boolean reversed = sorted && sort.get().descending();
        if (sorted) {
            out.add(" aria-sort=\"").add(reversed ? "descending" : "ascending").add("\"");
        }
        out.add(">");
        if (!sortable.contains(column)) {
            out.add(name.escaped());
            return;
        }
        out.add(linkUpToSort).add(sorted && !reversed ? name.sortDescending() : name.sort());
        out.add("\" rel=\"nofollow\">").add(name.escaped());
        if (sorted) {
            out.add(reversed ? "&nbsp;&#9650;" : "&nbsp;&#9660;");
        }
        out.add("</a>");
    }
}
