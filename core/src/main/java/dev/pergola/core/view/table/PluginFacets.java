package dev.pergola.core.view.table;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.table.FacetColumn;
import dev.pergola.api.hook.table.FacetHook;
import dev.pergola.api.hook.table.FacetQuery;
import dev.pergola.core.hooks.HookCall;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookPoint;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.plan.AddedFacet;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The facets of one page whose kinds are those of plugins. They are counted after those of the core, with the time that these
 * have left; the time that plugins need to answer is a part of it.
 */
public final class PluginFacets {

    /** Kinds of facets, by name. */
    public static final HookPoint<FacetHook> POINT =
            new HookPoint<>("facet", FacetHook.class, PluginFacets::type, PluginFacets::check);

    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_-]*");
    private static final Set<String> OF_THE_CORE = Set.of("column", "date", "array", "size");

    /** What SQLite answers to a statement that it cannot run. */
    private static final Set<ErrorCode> REFUSED = Set.of(ErrorCode.BAD_REQUEST, ErrorCode.FORBIDDEN);

    private final AskedTable asked;
    private final LeasedHooks hooks;

    private PluginFacets(AskedTable asked, LeasedHooks hooks) {
        this.asked = asked;
        this.hooks = hooks;
    }

    private record Column(
            String database, String table, String column, String declaredType, Optional<String> columnType, int size)
            implements FacetColumn {}

    private static Optional<String> type(HookProperties properties) {
        return properties.text(FacetHook.TYPE);
    }

    private static List<String> check(HookProperties properties) {
        List<String> problems = new ArrayList<>();
        Optional<String> type = type(properties);
        if (type.isEmpty()) {
            problems.add("The service property " + FacetHook.TYPE
                    + " is missing; it holds the name by which such facets are asked for.");
        } else if (OF_THE_CORE.contains(type.get())) {
            problems.add("The facet " + type.get() + " is the core's own and cannot be replaced.");
        } else if (!TYPE.matcher(type.get()).matches()) {
            problems.add(("The name %s has other characters than lower case letters, digits, hyphens and underscores,"
                            + " or does not begin with a letter.")
                    .formatted(type.get()));
        }
        if (properties
                .text(FacetHook.FILTER)
                .filter(filter -> filter.contains(AddedFacet.COLUMN))
                .isEmpty()) {
            problems.add(
                    "The service property %s holds the argument that shows the rows with one value, with %s for the column."
                            .formatted(FacetHook.FILTER, AddedFacet.COLUMN));
        }
        return problems;
    }

    /**
     * The kinds that plugins bring for a page.
     *
     * @return empty where there are none
     */
    static Optional<PluginFacets> of(AskedTable asked) {
        return LeasedHooks.of(asked.context())
                .filter(hooks -> !hooks.active(POINT).isEmpty())
                .map(hooks -> new PluginFacets(asked, hooks));
    }

    /** The kinds with those of the core, in the order in which answers have them. */
    List<FacetKind> kinds() {
        return Stream.concat(
                        StandardFacet.all().stream(),
                        hooks.active(POINT).stream().map(PluginFacets::kind))
                .toList();
    }

    private static AddedFacet kind(HookEntry<FacetHook> entry) {
        return new AddedFacet(
                entry.key().orElseThrow(),
                entry.properties().text(FacetHook.FILTER).orElseThrow(),
                entry.number());
    }

    private HookEntry<FacetHook> entry(FacetKind kind) {
        return hooks.active(POINT).stream()
                .filter(entry -> kind(entry).equals(kind))
                .findFirst()
                .orElseThrow();
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
            if (request.kind() instanceof AddedFacet) {
                Facets counted = counted(request, size, budget);
                found.addAll(counted.found());
                failed.addAll(counted.timedOut());
            }
        }
        return new Facets(found, failed);
    }

    private Facets counted(FacetRequest request, int size, TimeBudget budget) {
        HookEntry<FacetHook> entry = entry(request.kind());
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
        for (HookEntry<FacetHook> entry : hooks.active(POINT)) {
            FacetKind kind = kind(entry);
            for (String column : asked.plan().table().columnNames()) {
                FacetRequest request = new FacetRequest(kind, column, false);
                if (taken.stream().noneMatch(request::isOfTheSame)) {
                    test(entry, request, column(column, size), budget).ifPresent(tests::add);
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
