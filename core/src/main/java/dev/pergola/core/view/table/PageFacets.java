package dev.pergola.core.view.table;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.config.Setting;
import dev.pergola.core.page.TableFacets;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.plan.FacetPlanner;
import dev.pergola.core.plan.FacetRequest;
import dev.pergola.core.plan.StandardFacet;
import dev.pergola.core.query.Facets;
import dev.pergola.core.query.SuggestedFor;
import dev.pergola.core.query.TimeBudget;
import dev.pergola.core.view.SiteContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The facets of a page of a table. They are counted when they are first asked for, and not at all where nobody asks. For
 * one request.
 */
final class PageFacets {

    /** A page has many facets; together they may take this many times as long as one. */
    private static final int FACETS_TOGETHER = 3;

    /** A page has many columns; looking at all of them may take this many times as long as looking at one. */
    private static final int SUGGESTIONS_TOGETHER = 4;

    private static final Comparator<Facets.Facet> MOST_VALUES_FIRST = Comparator.comparing(
                    (Facets.Facet facet) -> facet.values().size())
            .thenComparing(facet -> facet.plan().request().column())
            .reversed();

    private final SiteContext site;
    private final AskedTable asked;
    private final Optional<PluginFacets> plugins;
    private final FacetPlanner planner;
    private Optional<Facets> counted = Optional.empty();
    private Optional<List<FacetRequest>> suggested = Optional.empty();

    PageFacets(SiteContext site, AskedTable asked) {
        this.site = site;
        this.asked = asked;
        this.plugins = PluginFacets.of(asked);
        this.planner = new FacetPlanner(
                asked.planner(),
                asked.schema(),
                key -> site.allows(
                        asked.request(),
                        Actions.VIEW_TABLE,
                        Resource.inDatabase(asked.info().name(), key.otherTable())),
                plugins.map(PluginFacets::kinds).orElseGet(StandardFacet::all));
    }

    /**
     * Refuses a request for facets where the configuration does.
     *
     * @throws ServerException where they are asked for and not allowed
     */
    static void requireAllowed(SiteContext site, QueryString query) {
        if (FacetRequest.any(query) && !site.setting(Setting.ALLOW_FACET)) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "_facet= is not allowed",
                    "This site is configured without facets that are asked for by an address.");
        }
    }

    /** Whether a program asks for facets by saying how. */
    static boolean implied(QueryString query) {
        return FacetRequest.any(query);
    }

    FacetAddresses addresses() {
        return new FacetAddresses(
                asked.request(), site.urls().path(asked.request().path()), !asked.html());
    }

    private boolean switchedOff(String argument) {
        return !asked.request().query().first(argument).orElse("").isEmpty();
    }

    Facets counted() {
        if (counted.isEmpty()) {
            counted = Optional.of(switchedOff("_nofacet") ? Facets.NONE : count());
        }
        return counted.get();
    }

    /** Those of plugins last, so that they cannot take the time of the others. */
    private Facets count() {
        QueryString query = asked.request().query();
        Duration each = Duration.ofMillis(site.setting(Setting.FACET_TIME_LIMIT_MS));
        TimeBudget budget = new TimeBudget(each, each.multipliedBy(FACETS_TOGETHER), System::nanoTime);
        int size = planner.size(query);
        Facets own = asked.database().facets(planner.plan(query, asked.plan()), size, budget);
        return plugins.map(added -> own.and(added.counted(planner.requests(query), size, budget)))
                .orElse(own);
    }

    List<FacetRequest> suggested() {
        if (suggested.isEmpty()) {
            suggested = Optional.of(suggests() ? find() : List.of());
        }
        return suggested.get();
    }

    private boolean suggests() {
        QueryString query = asked.request().query();
        return site.setting(Setting.SUGGEST_FACETS)
                && site.setting(Setting.ALLOW_FACET)
                && query.first("_next").orElse("").isEmpty()
                && !switchedOff("_nofacet")
                && !switchedOff("_nosuggest");
    }

    private List<FacetRequest> find() {
        QueryString query = asked.request().query();
        List<String> columns = new ArrayList<>(asked.plan().table().columnNames());
        List<FacetRequest> taken = planner.requests(query);
        int size = planner.size(query);
        SuggestedFor page = new SuggestedFor(asked.plan().statements().all(), columns, taken, size, List.of());
        Duration each = Duration.ofMillis(site.setting(Setting.FACET_SUGGEST_TIME_LIMIT_MS));
        TimeBudget budget = new TimeBudget(each, each.multipliedBy(SUGGESTIONS_TOGETHER), System::nanoTime);
        List<FacetRequest> own = asked.database().suggestedFacets(page, budget);
        return plugins.map(added -> Stream.concat(own.stream(), added.suggested(taken, size, budget).stream())
                        .toList())
                .orElse(own);
    }

    /** The facets of columns that the configuration names, in its order; then the others, those with most values first. */
    List<Facets.Facet> sorted() {
        List<String> configured =
                planner.configured().stream().map(FacetRequest::column).toList();
        Comparator<Facets.Facet> byConfiguration = Comparator.comparing(
                facet -> configured.indexOf(facet.plan().request().column()));
        Predicate<Facets.Facet> named =
                facet -> configured.contains(facet.plan().request().column());
        return Stream.concat(
                        counted().found().stream().filter(named).sorted(byConfiguration),
                        counted().found().stream().filter(named.negate()).sorted(MOST_VALUES_FIRST))
                .toList();
    }

    /** For people. */
    TableFacets shown() {
        FacetAddresses addresses = addresses();
        return new TableFacets(
                sorted().stream().map(facet -> shown(facet, addresses)).toList(),
                counted().timedOut(),
                suggested().stream()
                        .map(facet -> new TableFacets.Suggestion(facet.column(), type(facet), addresses.with(facet)))
                        .toList());
    }

    private static String type(FacetRequest facet) {
        return facet.kind().equals(StandardFacet.COLUMN) ? "" : facet.kind().word();
    }

    private static TableFacets.Facet shown(Facets.Facet facet, FacetAddresses addresses) {
        FacetRequest request = facet.plan().request();
        return new TableFacets.Facet(
                request.column(),
                type(request),
                request.configured() ? "" : addresses.without(request),
                facet.values().stream()
                        .map(count -> new TableFacets.Value(
                                FacetAddresses.text(count.value()),
                                FacetAddresses.text(count.label()),
                                count.rows(),
                                addresses.toggled(request, count.value()),
                                addresses.selected(request, count.value())))
                        .toList(),
                facet.truncated() ? addresses.withAllValues() : "");
    }
}
