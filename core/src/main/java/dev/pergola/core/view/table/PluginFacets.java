package dev.pergola.core.view.table;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.table.FacetColumn;
import dev.pergola.api.hook.table.FacetHook;
import dev.pergola.api.hook.table.FacetQuery;
import dev.pergola.core.hooks.HookCall;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.plan.FacetKind;
import dev.pergola.core.plan.FacetPlan;
import dev.pergola.core.plan.FacetRequest;
import dev.pergola.core.plan.FacetTemplate;
import dev.pergola.core.plan.FacetTest;
import dev.pergola.core.plan.StandardFacet;
import dev.pergola.core.query.Facets;
import dev.pergola.core.query.SuggestedFor;
import dev.pergola.core.query.TimeBudget;
import dev.pergola.core.view.AssignedType;
import dev.pergola.core.view.KnownFacet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The facets of one page whose kinds are those of plugins. They are counted after those of the core, with the time that these
 * have left; the time that plugins need to answer is a part of it.
 */
final class PluginFacets {

    /** What SQLite answers to a statement that it cannot run. */
    private static final Set<ErrorCode> REFUSED = Set.of(ErrorCode.BAD_REQUEST, ErrorCode.FORBIDDEN);

    private final AskedTable asked;
    private final LeasedHooks hooks;
    private final List<KnownFacet> known;

    private PluginFacets(AskedTable asked, LeasedHooks hooks) {
        this.asked = asked;
        this.hooks = hooks;
        this.known = hooks.active(KnownFacet.POINT).stream().map(KnownFacet::of).toList();
    }

    private record Column(
            String database, String table, String column, String declaredType, Optional<String> columnType, int size)
            implements FacetColumn {}

    /**
     * The kinds that plugins bring for a page.
     *
     * @return empty where there are none
     */
    static Optional<PluginFacets> of(AskedTable asked) {
        return LeasedHooks.of(asked.context())
                .filter(hooks -> !hooks.active(KnownFacet.POINT).isEmpty())
                .map(hooks -> new PluginFacets(asked, hooks));
    }

    /** The kinds with those of the core, in the order in which answers have them. */
    List<FacetKind> kinds() {
        return Stream.concat(StandardFacet.all().stream(), known.stream().map(KnownFacet::kind))
                .toList();
    }

    /**
     * Counts facets one after the other, as long as there is time. What fails is told like what took too long: there is no
     * other place for it in an answer, and a page is worth more than one of its facets.
     *
     * @param requests those of other kinds are passed over
     * @param size how many values of each at most
     */
    Facets counted(List<FacetRequest> requests, int size, TimeBudget budget) {
        List<Facets.Facet> found = new ArrayList<>();
        List<String> failed = new ArrayList<>();
        for (FacetRequest request : requests) {
            for (KnownFacet facet : known) {
                if (facet.kind().equals(request.kind())) {
                    Facets counted = counted(facet.entry(), request, size, budget);
                    found.addAll(counted.found());
                    failed.addAll(counted.timedOut());
                }
            }
        }
        return new Facets(found, failed);
    }

    private Facets counted(HookEntry<FacetHook> entry, FacetRequest request, int size, TimeBudget budget) {
        FacetColumn column = column(request.column(), size);
        Optional<Sql> counts =
                inTime(budget, entry, hook -> template(hook.counts(column)).counts(rows(), request.column(), size + 1));
        try {
            return counts.map(sql -> asked.database().facets(List.of(new FacetPlan(request, sql, false)), size, budget))
                    .orElseGet(() -> without(request));
        } catch (ServerException failure) {
            if (!REFUSED.contains(failure.code())) {
                throw failure;
            }
            tell(
                    entry,
                    "SQLite refused what it selects about %s: %s".formatted(request.column(), failure.getMessage()));
            return without(request);
        }
    }

    private static Facets without(FacetRequest request) {
        return new Facets(List.of(), List.of(request.column()));
    }

    /**
     * Looks for columns that would make a good facet.
     *
     * @param taken facets that the page has already
     * @param size how many values a facet shows
     * @return by kind, in the order of the columns
     */
    List<FacetRequest> suggested(List<FacetRequest> taken, int size, TimeBudget budget) {
        List<FacetTest> tests = new ArrayList<>();
        for (KnownFacet facet : known) {
            for (String column : asked.plan().table().columnNames()) {
                FacetRequest request = new FacetRequest(facet.kind(), column, false);
                if (taken.stream().noneMatch(request::isOfTheSame)) {
                    test(facet.entry(), request, column(column, size), budget).ifPresent(tests::add);
                }
            }
        }
        SuggestedFor page = new SuggestedFor(rows(), List.of(), List.of(), size, tests);
        return tests.isEmpty() ? List.of() : asked.database().suggestedFacets(page, budget);
    }

    private Optional<FacetTest> test(
            HookEntry<FacetHook> entry, FacetRequest request, FacetColumn column, TimeBudget budget) {
        return inTime(budget, entry, hook -> hook.suggestion(column)
                        .map(query -> template(query).test(rows(), request.column()))
                        .map(sql -> new FacetTest(request, sql)))
                .flatMap(test -> test);
    }

    /** Asks a plugin while there is time; an answer that comes too late is none. */
    private <R> Optional<R> inTime(TimeBudget budget, HookEntry<FacetHook> entry, HookCall<FacetHook, R> question) {
        Optional<R> answer = budget.isSpent() ? Optional.empty() : hooks.ask(entry, question);
        if (budget.isSpent()) {
            asked.context().unrepeatable(); // the machine may have been busy
            return Optional.empty();
        }
        return answer;
    }

    /** What goes wrong after a plugin has answered is recorded like what it throws. */
    private void tell(HookEntry<FacetHook> entry, String what) {
        hooks.ask(entry, hook -> {
            throw new IllegalStateException(what);
        });
    }

    private Sql rows() {
        return asked.plan().statements().all();
    }

    private FacetColumn column(String name, int size) {
        TableSchema table = asked.plan().table();
        return new Column(
                asked.info().name(),
                table.name(),
                name,
                table.column(name).map(ColumnSchema::declaredType).orElse(""),
                asked.types().of(name).map(AssignedType::name),
                size);
    }

    private static FacetTemplate template(FacetQuery query) {
        Map<String, Value> parameters = new LinkedHashMap<>();
        query.parameters().forEach((name, value) -> parameters.put(name, Value.ofPlain(value)));
        return new FacetTemplate(query.sql(), parameters);
    }
}
