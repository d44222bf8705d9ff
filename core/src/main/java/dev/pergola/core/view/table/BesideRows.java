package dev.pergola.core.view.table;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.page.TableFacets;
import dev.pergola.core.view.SiteContext;
import java.util.Set;

/**
 * What a page tells beside its rows and has to read from the database for it. It is read before the rows, so that a request
 * never holds two connections at once.
 *
 * @param facets of the page
 * @param shownFacets the same for people, none for programs
 * @param renderedCells the cells that are shown otherwise than as they are; nothing where no program asks for them
 */
record BesideRows(PageFacets facets, TableFacets shownFacets, PlainValue renderedCells) {

    private static final Set<String> COUNTED = Set.of(FacetExtras.RESULTS, "sorted_facet_results", "facets_timed_out");

    static BesideRows read(SiteContext site, AskedTable asked) {
        PageFacets facets = new PageFacets(site, asked);
        if (asked.html()) {
            return new BesideRows(facets, facets.shown(), PlainValue.nothing());
        }
        Set<String> names = TableExtras.asked(asked.request().query());
        if (names.stream().anyMatch(COUNTED::contains)) {
            facets.counted();
        }
        if (names.contains("suggested_facets")) {
            facets.suggested();
        }
        return new BesideRows(
                facets,
                TableFacets.NONE,
                names.contains(ColumnExtras.RENDERED) ? ColumnExtras.renderedCells(site, asked) : PlainValue.nothing());
    }
}
