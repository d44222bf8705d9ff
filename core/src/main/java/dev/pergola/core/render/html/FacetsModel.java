package dev.pergola.core.render.html;

import dev.pergola.core.page.TableFacets;
import dev.pergola.core.page.TablePage;
import dev.pergola.core.text.CssClass;
import dev.pergola.core.text.NumberGrouping;
import java.util.List;

/** The facets of a table page. Lists say whether they have anything, for templates that draw a frame around them. */
record FacetsModel(boolean any, List<Facet> facets, String timedOut, boolean suggests, List<Suggestion> suggestions) {

    /** One facet; {@code removeAddress} and {@code moreAddress} are blank where there are none. */
    record Facet(
            String column,
            String type,
            String className,
            String anchor,
            String total,
            String removeAddress,
            List<Value> values,
            String moreAddress) {}

    /** One value; the number of its rows is grouped in thousands. */
    record Value(String text, String label, boolean blank, String rows, String address, boolean selected) {}

    /** A facet that might be of use. */
    record Suggestion(String column, String type, String address, boolean last) {}

    static FacetsModel of(TablePage page) {
        TableFacets facets = page.facets();
        String prefix = "facet-" + CssClass.of(page.database().name()) + "-"
                + CssClass.of(page.table().name()) + "-";
        List<TableFacets.Suggestion> suggestions = facets.suggestions();
        return new FacetsModel(
                !facets.facets().isEmpty(),
                facets.facets().stream().map(facet -> facet(facet, prefix)).toList(),
                String.join(", ", facets.timedOut()),
                !suggestions.isEmpty(),
                suggestions.stream()
                        .map(facet -> new Suggestion(
                                facet.column(),
                                facet.type(),
                                facet.address() + "#facet-" + CssClass.of(facet.column()),
                                facet.equals(suggestions.get(suggestions.size() - 1))))
                        .toList());
    }

    private static Facet facet(TableFacets.Facet facet, String prefix) {
        String column = CssClass.of(facet.column());
        boolean more = !facet.moreAddress().isEmpty();
        return new Facet(
                facet.column(),
                facet.type(),
                prefix + column,
                "facet-" + column,
                (more ? ">" : "") + facet.values().size(),
                facet.removeAddress(),
                facet.values().stream()
                        .map(value -> new Value(
                                value.text(),
                                value.label(),
                                value.label().isBlank(),
                                NumberGrouping.format(value.rows()),
                                value.address(),
                                value.selected()))
                        .toList(),
                facet.moreAddress());
    }
}
