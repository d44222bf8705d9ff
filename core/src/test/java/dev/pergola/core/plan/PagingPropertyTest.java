package dev.pergola.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.PageToken;
import dev.pergola.core.model.RowIdentifier;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever the data, the order and the page size: paging shows every row exactly once, in the order of one big page. */
class PagingPropertyTest {

    /** One row: two key parts and a value that is often NULL or the same as another's. */
    record Line(String first, long second, Value value) {}

    @Provide
    Arbitrary<List<Line>> lines() {
        Arbitrary<String> keys = Arbitraries.of("", "a", "a,b", "$null", "~", "ü", "100%", "a b", "9", "10");
        Arbitrary<Value> values = Arbitraries.of(
                Value.nothing(), Value.of(""), Value.of("$null"), Value.of("x,y"), Value.of("10"), Value.of("9"));
        return keys.flatMap(first -> Arbitraries.longs()
                        .between(-3, 20)
                        .flatMap(second -> values.map(value -> new Line(first, second, value))))
                .list()
                .uniqueElements(line -> List.of(line.first(), line.second()))
                .ofMaxSize(60);
    }

    @Provide
    Arbitrary<QueryString> orders() {
        return Arbitraries.of(
                QueryString.empty(),
                QueryString.of("_sort", "value"),
                QueryString.of("_sort_desc", "value"),
                QueryString.of("_sort", "second"),
                QueryString.of("_sort_desc", "first"),
                QueryString.of("_sort_desc", "value", "_col", "second"),
                QueryString.of("value__notblank", "1", "_sort", "value"));
    }

    @Property(tries = 150)
    void everyRowOfACompoundKeyComesOnce(
            @ForAll("lines") List<Line> lines,
            @ForAll("orders") QueryString order,
            @ForAll @IntRange(min = 1, max = 7) int size)
            throws SQLException {
        TableSchema table = TableSchema.of(
                "t u",
                TableKind.TABLE,
                List.of(
                        ColumnSchema.of("first", "text").withPrimaryKeyPosition(1),
                        ColumnSchema.of("second", "integer").withPrimaryKeyPosition(2),
                        ColumnSchema.of("value", "text")));
        try (PlannedDatabase database = new PlannedDatabase(
                "create table \"t u\"(first text, second integer, value text, primary key(first, second)) without rowid")) {
            for (Line line : lines) {
                database.insert("\"t u\"", List.of(Value.of(line.first()), Value.of(line.second()), line.value()));
            }
            assertPagesMakeTheWhole(database, table, order, size);
        }
    }

    @Property(tries = 100)
    void everyRowOfARowidTableComesOnce(
            @ForAll("lines") List<Line> lines,
            @ForAll("orders") QueryString order,
            @ForAll @IntRange(min = 1, max = 7) int size)
            throws SQLException {
        TableSchema table = TableSchema.of(
                "t",
                TableKind.TABLE,
                List.of(
                        ColumnSchema.of("first", "text"),
                        ColumnSchema.of("second", "integer"),
                        ColumnSchema.of("value", "text")));
        try (PlannedDatabase database = new PlannedDatabase("create table t(first text, second integer, value text)")) {
            for (Line line : lines) {
                database.insert("t", List.of(Value.of(line.first()), Value.of(line.second()), line.value()));
            }
            assertPagesMakeTheWhole(database, table, order, size);
        }
    }

    @Provide
    Arbitrary<List<Value>> anyValues() {
        return Arbitraries.of(
                        Value.nothing(),
                        Value.of(5),
                        Value.of("5"),
                        Value.of(-1),
                        Value.of(0.25),
                        Value.of(1e300),
                        Value.of(Double.POSITIVE_INFINITY),
                        Value.of(Double.NEGATIVE_INFINITY),
                        Value.of(Long.MAX_VALUE),
                        Value.of("$5"),
                        Value.of("text"),
                        Value.of(""),
                        Value.of(new byte[0]),
                        Value.of(new byte[] {0, -1}))
                .list()
                .ofMaxSize(30);
    }

    @Property(tries = 200)
    void everyRowComesOnceWhateverTypeTheColumnAndItsValuesHave(
            @ForAll("anyValues") List<Value> values,
            @ForAll boolean descending,
            @ForAll @From("types") String type,
            @ForAll @IntRange(min = 1, max = 4) int size)
            throws SQLException {
        TableSchema table =
                TableSchema.of("t", TableKind.TABLE, List.of(ColumnSchema.of("v", type), ColumnSchema.of("n", "int")));
        try (PlannedDatabase database = new PlannedDatabase("create table t(v " + type + ", n int)")) {
            for (Value value : values) {
                database.insert("t", List.of(value, Value.of(values.size())));
            }
            QueryString order = QueryString.of(descending ? "_sort_desc" : "_sort", "v");
            assertPagesMakeTheWhole(database, table, order, size);
        }
    }

    @Property(tries = 100)
    void everyRowComesOnceWhateverTypeTheKeyHas(
            @ForAll("anyValues") List<Value> values,
            @ForAll @From("types") String type,
            @ForAll @IntRange(min = 1, max = 4) int size)
            throws SQLException {
        TableSchema table = TableSchema.of(
                "t",
                TableKind.TABLE,
                List.of(ColumnSchema.of("v", type).withPrimaryKeyPosition(1), ColumnSchema.of("n", "int")));
        try (PlannedDatabase database =
                new PlannedDatabase("create table t(v " + type + " not null primary key on conflict replace, n int)")) {
            for (Value value : values) {
                if (value != Value.nothing()) {
                    database.insert("t", List.of(value, Value.of(values.size())));
                }
            }
            assertPagesMakeTheWhole(database, table, QueryString.empty(), size);
        }
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of("", "text", "integer_", "real", "numeric", "blob");
    }

    @Property(tries = 50)
    void everyRowOfAViewComesOnce(@ForAll("lines") List<Line> lines, @ForAll @IntRange(min = 1, max = 7) int size)
            throws SQLException {
        TableSchema view = TableSchema.of(
                "v", TableKind.VIEW, List.of(ColumnSchema.of("first", "text"), ColumnSchema.of("second", "integer")));
        try (PlannedDatabase database = new PlannedDatabase(
                "create table t(first text, second integer, value text)",
                "create view v as select first, second from t order by first, second")) {
            for (Line line : lines) {
                database.insert("t", List.of(Value.of(line.first()), Value.of(line.second()), line.value()));
            }
            assertPagesMakeTheWhole(database, view, QueryString.empty(), size);
        }
    }

    private static void assertPagesMakeTheWhole(
            PlannedDatabase database, TableSchema table, QueryString order, int size) throws SQLException {
        TablePlanner planner = new TablePlanner(table, PlanLimits.standard(), TableDefaults.none());
        List<List<Value>> whole =
                database.run(planner.plan(order.with("_size", "max"), List.of()).rows());
        List<List<Value>> collected = new ArrayList<>();
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            QueryString query = order.with("_size", Integer.toString(size)).with("_next", next.get());
            TablePlan plan = planner.plan(query, List.of());
            List<List<Value>> page = database.run(plan.rows());
            collected.addAll(page.subList(0, Math.min(size, page.size())));
            next = page.size() > size
                    ? Optional.of(token(plan, page.get(size - 1), collected.size()))
                    : Optional.empty();
            assertTrue(collected.size() <= whole.size(), "rows come again");
        }
        assertEquals(whole, collected);
        if (!table.view()) {
            assertEquals(whole.size(), new HashSet<>(whole).size());
        }
    }

    private static String token(TablePlan plan, List<Value> last, int passed) {
        TablePlan.Paging paging = plan.paging();
        if (plan.table().view()) {
            return NextToken.write(new PageToken.AfterCount(passed), plan.table(), Optional.empty());
        }
        RowIdentifier row =
                new RowIdentifier(paging.keyPositions().stream().map(last::get).toList());
        PageToken token = paging.sortPosition()
                .<PageToken>map(position -> new PageToken.AfterSorted(last.get(position), row))
                .orElse(new PageToken.AfterRow(row));
        return NextToken.write(token, plan.table(), paging.sort());
    }
}
