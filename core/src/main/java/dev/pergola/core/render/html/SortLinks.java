package dev.pergola.core.render.html;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.page.TableControls;
import dev.pergola.core.text.HtmlEscaping;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Headings of columns that sort the rows when they are followed. For one page. */
final class SortLinks {
    private final Set<String> sortable;
    private final Optional<SortOrder> sort;
    private final String path;
    private final QueryString others;

    private SortLinks(Set<String> sortable, Optional<SortOrder> sort, String path, QueryString others) {
        this.sortable = sortable;
        this.sort = sort;
        this.path = path;
        this.others = others;
    }

    static SortLinks none() {
        return new SortLinks(Set.of(), Optional.empty(), "", new QueryString(List.of()));
    }

    /** A new order begins on the first page and keeps everything else. */
    static SortLinks of(TableControls controls) {
        QueryString others =
                controls.address().query().without("_next").without("_sort").without("_sort_desc");
        return new SortLinks(
                new HashSet<>(controls.sortable()),
                controls.sort(),
                controls.address().path(),
                others);
    }

    /** The end of the opening tag and the content of a heading. The arrow shows the order that is in force. */
    void writeHeading(String column, String escapedName, PageText out) {
        boolean sorted = sort.isPresent() && sort.get().column().equals(column);
        boolean descending = sorted && sort.get().descending();
        if (sorted) {
            out.add(" aria-sort=\"")
                    .add(descending ? "descending" : "ascending")
                    .add("\"");
        }
        out.add(">");
        if (!sortable.contains(column)) {
            out.add(escapedName);
            return;
        }
        QueryString query = others.adding(sorted && !descending ? "_sort_desc" : "_sort", column);
        out.add("<a href=\"").add(HtmlEscaping.escape(query.appendTo(path)));
        out.add("\" rel=\"nofollow\">").add(escapedName);
        if (sorted) {
            out.add(descending ? "&nbsp;&#9650;" : "&nbsp;&#9660;");
        }
        out.add("</a>");
    }
}
