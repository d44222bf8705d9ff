package dev.pergola.core.render.html;

import static java.util.Comparator.comparing;

import dev.pergola.core.page.IncomingLink;
import dev.pergola.core.page.RowPage;
import java.util.List;

/** What the page of a row shows. */
record RowModel(
        String heading,
        String colour,
        List<LinkModel> exports,
        PageText rows,
        List<Incoming> incoming,
        boolean hasIncoming) {

    /** Rows of another table that refer to this one. */
    record Incoming(String address, String rows, String column, String table) {}

    static RowModel of(RowPage page, GridHtml.Written written) {
        List<Incoming> incoming = page.incoming().stream()
                .sorted(comparing(RowModel::isEmpty))
                .map(link -> new Incoming(
                        link.address(),
                        link.count().map(Words::rows).orElse("Rows"),
                        link.key().otherColumn(),
                        link.key().otherTable()))
                .toList();
        return new RowModel(
                page.table().name() + ": " + String.join(", ", page.row().texts()),
                page.database().colour(),
                ExportLinks.of(page.frame()),
                written.html(),
                incoming,
                !incoming.isEmpty());
    }

    /** Relations of which there are no rows come last, since nobody will follow them. */
    private static boolean isEmpty(IncomingLink link) {
        return link.count().filter(count -> count.rows() == 0).isPresent();
    }
}
