package dev.pergola.core.render.html;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.page.TableControls;
import dev.pergola.core.text.HtmlEscaping;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What headings of columns say and do: they sort the rows when they are followed. For one page. */
final class Headings {
    private final Set<String> sortable;
    private final Optional<SortOrder> sort;
    private final byte[] linkUpToSort;
    private final Map<String, String> descriptions;

    private Headings(
            Set<String> sortable, Optional<SortOrder> sort, byte[] linkUpToSort, Map<String, String> descriptions) {
        this.sortable = sortable;
        this.sort = sort;
        this.linkUpToSort = linkUpToSort;
        this.descriptions = descriptions;
    }

    /** Nothing but names. */
    static Headings plain() {
        return new Headings(Set.of(), Optional.empty(), new byte[0], Map.of());
    }

    /**
     * Those of a table. A new order begins on the first page and keeps everything else. The order is the last argument.
     *
     * @param descriptions what the owner says about columns, by name
     */
    static Headings of(TableControls controls, Map<String, String> descriptions) {
        QueryString others =
                controls.address().query().without("_next").without("_sort").without("_sort_desc");
        String address = others.appendTo(controls.address().path())
                + (others.parameters().isEmpty() ? "?" : "&");
        String link = "<a href=\"" + HtmlEscaping.escape(address);
        return new Headings(
                new HashSet<>(controls.sortable()),
                controls.sort(),
                link.getBytes(StandardCharsets.UTF_8),
                descriptions);
    }

    /** The end of the opening tag and the content of a heading. The arrow shows the order that is in force. */
    void write(String column, NameHtml name, PageText out) {
        String description = descriptions.getOrDefault(column, "");
        if (!description.isEmpty()) {
            out.add(" data-column-description=\"").addEscaped(description).add("\"");
        }
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
