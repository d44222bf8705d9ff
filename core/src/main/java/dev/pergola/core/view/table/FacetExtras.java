package dev.pergola.core.view.table;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.Facts;
import dev.pergola.core.plan.FacetRequest;
import dev.pergola.core.plan.StandardFacet;
import dev.pergola.core.query.Facets;
import dev.pergola.core.view.Extras;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** The extras of a table page that tell about its facets. */
final class FacetExtras {

    static final String RESULTS = "facet_results";

    private FacetExtras() {}

    /** Adds them to what there is to ask for. */
    static void add(Extras extras, PageFacets facets) {
        extras.and(RESULTS, () -> results(facets))
                .and("facets_timed_out", () -> Facts.texts(facets.counted().timedOut()))
                .and(
                        "sorted_facet_results",
                        () -> new PlainValue.Items(facets.sorted().stream()
                                .map(facet -> facet(facet, facets.addresses()))
                                .toList()))
                .and("suggested_facets", () -> suggestions(facets));
    }

    /** By the name of the column; the second facet of a column has a number behind its name. */
    private static PlainValue results(PageFacets facets) {
        Map<String, PlainValue> byName = new LinkedHashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (Facets.Facet facet : facets.counted().found()) {
            String column = facet.plan().request().column();
            int time = times.merge(column, 1, Integer::sum);
            byName.put(time == 1 ? column : column + "_" + time, facet(facet, facets.addresses()));
        }
        return new Facts()
                .and("results", new PlainValue.Fields(byName))
                .and("timed_out", facets.counted().timedOut())
                .value();
    }

    private static PlainValue facet(Facets.Facet facet, FacetAddresses addresses) {
        FacetRequest request = facet.plan().request();
        return new Facts()
                .and("name", request.column())
                .and("type", request.kind().word())
                .and("hideable", !request.configured())
                .and("toggle_url", addresses.without(request))
                .and(
                        "results",
                        new PlainValue.Items(facet.values().stream()
                                .map(count -> value(request, count, addresses))
                                .toList()))
                .and("truncated", facet.truncated())
                .value();
    }

    private static PlainValue value(FacetRequest request, Facets.Count count, FacetAddresses addresses) {
        return new Facts()
                .and("value", plain(count.value()))
                .and("label", plain(count.label()))
                .and("count", count.rows())
                .and("toggle_url", addresses.toggled(request, count.value()))
                .and("selected", addresses.selected(request, count.value()))
                .value();
    }

    private static PlainValue plain(Value value) {
        if (value instanceof Value.Whole whole) {
            return PlainValue.of(whole.number());
        }
        if (value instanceof Value.Real real) {
            return new PlainValue.Real(real.number());
        }
        if (value instanceof Value.Blob blob) {
            return new Facts()
                    .and("$base64", true)
                    .and("encoded", Base64.getEncoder().encodeToString(blob.bytes()))
                    .value();
        }
        return value == Value.nothing() ? PlainValue.nothing() : PlainValue.of(value.asText());
    }

    private static PlainValue suggestions(PageFacets facets) {
        return new PlainValue.Items(facets.suggested().stream()
                .map(facet -> suggestion(facet, facets.addresses()))
                .toList());
    }

    private static PlainValue suggestion(FacetRequest facet, FacetAddresses addresses) {
        Facts facts = new Facts().and("name", facet.column());
        if (!facet.kind().equals(StandardFacet.COLUMN)) {
            facts.and("type", facet.kind().word());
        }
        return facts.and("toggle_url", addresses.with(facet)).value();
    }
}
