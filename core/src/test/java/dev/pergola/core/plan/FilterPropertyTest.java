package dev.pergola.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.Affinity;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.text.SqlIdentifier;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Every filter finds the rows that a plain model of SQLite finds, whatever is in the table and in the filter. */
class FilterPropertyTest {

    /** The key and a column of each affinity; the names try to be taken for something else. */
    private static final List<ColumnSchema> COLUMNS = List.of(
            ColumnSchema.of("id", "integer").withPrimaryKeyPosition(1),
            ColumnSchema.of("n p", ""),
            ColumnSchema.of("{p}", "blob"),
            ColumnSchema.of("q\"t", "text"),
            ColumnSchema.of("a__gt", "integer"),
            ColumnSchema.of("_u", "real"),
            ColumnSchema.of("order", "numeric"));

    private static final TableSchema TABLE = TableSchema.of("{c} t", TableKind.TABLE, COLUMNS);
    private static final String NAME = "\"{c} t\"";

    /** One argument, and what its value means. */
    record Filter(int column, FilterOperator operator, String argument, List<Value> operands) {

        String name() {
            return COLUMNS.get(column).name() + "__" + operator.word();
        }

        Affinity affinity() {
            return COLUMNS.get(column).affinity();
        }
    }

    /** A list of values as it is written in an argument. */
    record ListOfValues(String argument, List<Value> values) {}

    /** A value of the table, and the text that LIKE and GLOB take it for. */
    record Cell(Value value, String text) {}

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> awkward = Arbitraries.of(
                "",
                " ",
                "0",
                "5",
                " 5",
                "5 ",
                "05",
                "+5",
                "-5",
                "5.",
                ".5",
                "0.5",
                "5e0",
                "5e",
                "0x5",
                "1e999",
                "9223372036854775807",
                "9223372036854775808",
                "55555555555555555555555",
                "\u0665",
                "\u0665".repeat(30),
                "null",
                "$null",
                "NaN",
                "%",
                "_",
                "a%b",
                "[a-c]",
                "[^a]*",
                "[]a]",
                "[a",
                "*",
                "?",
                "''",
                "\"",
                "\\",
                "{p}",
                "{c}",
                ":p0",
                "\u00e4",
                "\u00c4",
                "k",
                "\u212a",
                "\ud83d\ude00",
                "a,b");
        Arbitrary<String> random = Arbitraries.strings()
                .withChars("aAbB\u00e4\u00c4%_*?[]^-015. ,'")
                .ofMaxLength(4);
        return Arbitraries.frequencyOf(Tuple.of(2, awkward), Tuple.of(1, random));
    }

    @Provide
    Arbitrary<List<List<Value>>> rows() {
        Arbitrary<Value> wholes = Arbitraries.of(-5L, 0L, 1L, 5L, 10L, 55L, Long.MAX_VALUE, Long.MIN_VALUE)
                .map(Value::of);
        Arbitrary<Value> reals = Arbitraries.of(
                        -0.5, 0.0, 0.5, 5.0, 0.25, 1e300, 0x1p63, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)
                .map(Value::of);
        Arbitrary<Value> blobs = Arbitraries.of("", "a", "5", "\u00e4", "\0b", "A%")
                .map(text -> Value.of(text.getBytes(StandardCharsets.UTF_8)));
        Arbitrary<Value> cells = Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(Value.nothing())),
                Tuple.of(2, wholes),
                Tuple.of(2, reals),
                Tuple.of(4, texts().map(Value::of)),
                Tuple.of(1, blobs));
        return cells.list().ofSize(COLUMNS.size() - 1).list().ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Filter>> filters() {
        Arbitrary<Integer> columns = Arbitraries.integers().between(1, COLUMNS.size() - 1);
        Arbitrary<FilterOperator> operators =
                Arbitraries.of(FilterOperator.values()).filter(FilterPropertyTest::comparesScalars);
        return Combinators.combine(columns, operators)
                .flatAs((column, operator) -> operator == FilterOperator.IN || operator == FilterOperator.NOT_IN
                        ? lists().map(list -> new Filter(column, operator, list.argument(), list.values()))
                        : texts().map(text -> new Filter(column, operator, text, List.of(Value.of(text)))))
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
    }

    private static boolean comparesScalars(FilterOperator operator) {
        return operator != FilterOperator.ARRAY_CONTAINS
                && operator != FilterOperator.ARRAY_NOT_CONTAINS
                && operator != FilterOperator.DATE;
    }

    private Arbitrary<ListOfValues> lists() {
        Arbitrary<ListOfValues> betweenCommas = texts().map(String::strip)
                .filter(text -> !text.contains(","))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .filter(parts -> !parts.get(0).startsWith("["))
                .map(parts -> new ListOfValues(
                        String.join(" , ", parts).stripLeading(),
                        parts.stream().map(Value::of).toList()));
        return Arbitraries.oneOf(
                betweenCommas, jsonScalars().list().ofMaxSize(4).map(FilterPropertyTest::array));
    }

    private Arbitrary<ListOfValues> jsonScalars() {
        Arbitrary<ListOfValues> written = Arbitraries.of(
                new ListOfValues("null", List.of(Value.nothing())),
                new ListOfValues("true", List.of(Value.of(1))),
                new ListOfValues("false", List.of(Value.of(0))),
                new ListOfValues("5", List.of(Value.of(5))),
                new ListOfValues("5.0", List.of(Value.of(5.0))),
                new ListOfValues("0.5", List.of(Value.of(0.5))),
                new ListOfValues("9223372036854775807", List.of(Value.of(Long.MAX_VALUE))));
        return Arbitraries.oneOf(written, texts().map(text -> new ListOfValues(quoted(text), List.of(Value.of(text)))));
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static ListOfValues array(List<ListOfValues> items) {
        return new ListOfValues(
                items.stream().map(ListOfValues::argument).collect(Collectors.joining(", ", "[", "]")),
                items.stream().flatMap(item -> item.values().stream()).toList());
    }

    @Property(tries = 1500)
    void filtersFindWhatTheModelFinds(@ForAll("rows") List<List<Value>> rows, @ForAll("filters") List<Filter> filters)
            throws SQLException {
        try (PlannedDatabase database = database(rows)) {
            List<List<Cell>> stored = stored(database);
            List<Value> expected = stored.stream()
                    .filter(row -> filters.stream().allMatch(filter -> fits(row.get(filter.column()), filter)))
                    .map(row -> row.get(0).value())
                    .toList();

            assertFinds(expected, database, filters);
        }
    }

    private static boolean fits(Cell cell, Filter filter) {
        FilterModel model = new FilterModel(filter.affinity());
        Value value = cell.value();
        boolean isNull = value == Value.nothing();
        boolean isBlank = isNull || value.equals(Value.of(""));
        String pattern = filter.argument();
        return switch (filter.operator()) {
            case EXACT -> model.equal(value, Value.of(pattern)).orElse(false);
            case NOT -> !model.equal(value, Value.of(pattern)).orElse(true);
            case CONTAINS -> !isNull && FilterModel.like(cell.text(), "%" + pattern + "%");
            case NOT_CONTAINS -> !isNull && !FilterModel.like(cell.text(), "%" + pattern + "%");
            case ENDS_WITH -> !isNull && FilterModel.like(cell.text(), "%" + pattern);
            case STARTS_WITH -> !isNull && FilterModel.like(cell.text(), pattern + "%");
            case LIKE -> !isNull && FilterModel.like(cell.text(), pattern);
            case NOT_LIKE -> !isNull && !FilterModel.like(cell.text(), pattern);
            case GLOB -> !isNull && FilterModel.glob(cell.text(), pattern);
            case GREATER ->
                order(model, value, pattern).filter(order -> order > 0).isPresent();
            case GREATER_OR_EQUAL ->
                order(model, value, pattern).filter(order -> order >= 0).isPresent();
            case LESS -> order(model, value, pattern).filter(order -> order < 0).isPresent();
            case LESS_OR_EQUAL ->
                order(model, value, pattern).filter(order -> order <= 0).isPresent();
            case IN -> model.in(value, filter.operands()).orElse(false);
            case NOT_IN -> !model.in(value, filter.operands()).orElse(true);
            case IS_NULL -> isNull;
            case NOT_NULL -> !isNull;
            case IS_BLANK -> isBlank;
            case NOT_BLANK -> !isBlank;
            case ARRAY_CONTAINS, ARRAY_NOT_CONTAINS, DATE -> throw new IllegalArgumentException(filter.name());
        };
    }

    /** What is written in digits alone is a number for the operators that ask for an order. */
    private static Optional<Integer> order(FilterModel model, Value cell, String argument) {
        if (!argument.matches("\\p{Nd}+")) {
            return model.compare(cell, Value.of(argument));
        }
        String digits = argument.codePoints()
                .mapToObj(digit -> Integer.toString(Character.digit(digit, 10)))
                .collect(Collectors.joining());
        return model.compare(
                cell,
                digits.length() < 19 || digits.equals(Long.toString(Long.MAX_VALUE))
                        ? Value.of(Long.parseLong(digits))
                        : Value.of(Double.parseDouble(digits)));
    }

    @Property(tries = 300)
    void aListFiltersByWhatIsInIt(
            @ForAll("arrays") List<Optional<ListOfValues>> arrays,
            @ForAll("texts") String wanted,
            @ForAll boolean contains)
            throws SQLException {
        List<List<Value>> rows = arrays.stream()
                .map(array ->
                        row(3, array.map(list -> Value.of(list.argument())).orElse(Value.nothing())))
                .toList();
        try (PlannedDatabase database = database(rows)) {
            List<Value> expected = new ArrayList<>();
            for (int i = 0; i < arrays.size(); i++) {
                List<Value> items = arrays.get(i).map(ListOfValues::values).orElse(List.of());
                boolean found = items.contains(Value.of(wanted));
                boolean absent = !found && !items.contains(Value.nothing());
                if (contains ? found : absent) {
                    expected.add(Value.of(i + 1L));
                }
            }
            FilterOperator operator = contains ? FilterOperator.ARRAY_CONTAINS : FilterOperator.ARRAY_NOT_CONTAINS;
            assertFinds(expected, database, List.of(new Filter(3, operator, wanted, List.of())));
        }
    }

    @Provide
    Arbitrary<List<Optional<ListOfValues>>> arrays() {
        Arbitrary<ListOfValues> array = jsonScalars().list().ofMaxSize(4).map(FilterPropertyTest::array);
        return array.optional().list().ofMaxSize(6);
    }

    @Property(tries = 200)
    void aDayHasTheMomentsOfThatDayInUniversalTime(
            @ForAll("moments") List<LocalDateTime> moments, @ForAll("hours") int offset) throws SQLException {
        String zone = "%s%02d:00".formatted(offset < 0 ? "-" : "+", Math.abs(offset));
        LocalDate day = moments.get(0).toLocalDate();
        List<List<Value>> rows = new ArrayList<>();
        List<Value> expected = new ArrayList<>();
        for (LocalDateTime moment : moments) {
            for (String written : List.of(moment.toString(), moment.toString().replace('T', ' ') + zone, "no time")) {
                rows.add(row(3, Value.of(written)));
                LocalDateTime universal = written.endsWith(zone) ? moment.minusHours(offset) : moment;
                if (!written.equals("no time") && universal.toLocalDate().equals(day)) {
                    expected.add(Value.of((long) rows.size()));
                }
            }
        }
        try (PlannedDatabase database = database(rows)) {
            Filter filter = new Filter(3, FilterOperator.DATE, day.toString(), List.of());
            assertFinds(expected, database, List.of(filter));
        }
    }

    @Provide
    Arbitrary<List<LocalDateTime>> moments() {
        Arbitrary<LocalDate> days = Arbitraries.of(
                LocalDate.of(2024, 2, 28), LocalDate.of(2024, 2, 29), LocalDate.of(2024, 3, 1), LocalDate.of(1, 1, 2));
        Arbitrary<LocalTime> times = Arbitraries.integers().between(0, 86_399).map(LocalTime::ofSecondOfDay);
        return Combinators.combine(days, times)
                .as(LocalDateTime::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<Integer> hours() {
        return Arbitraries.integers().between(-12, 14);
    }

    /** A row with one value that is not NULL. */
    private static List<Value> row(int column, Value value) {
        return Stream.iterate(1, at -> at < COLUMNS.size(), at -> at + 1)
                .map(at -> at == column ? value : Value.nothing())
                .toList();
    }

    private static PlannedDatabase database(List<List<Value>> rows) throws SQLException {
        String columns = COLUMNS.stream()
                .map(column -> SqlIdentifier.quoteAlways(column.name()) + " " + column.declaredType()
                        + (column.inPrimaryKey() ? " primary key" : ""))
                .collect(Collectors.joining(", "));
        PlannedDatabase database = new PlannedDatabase("create table " + NAME + "(" + columns + ")");
        for (int i = 0; i < rows.size(); i++) {
            List<Value> values = new ArrayList<>(List.of(Value.of(i + 1L)));
            values.addAll(rows.get(i));
            database.insert(NAME, values);
        }
        return database;
    }

    /** The values as the columns made them, numbers with the text that SQLite gives them. */
    private static List<List<Cell>> stored(PlannedDatabase database) throws SQLException {
        List<List<Value>> values = database.run(Sql.of("select * from " + NAME + " order by id"));
        List<List<Value>> texts = database.run(Sql.of("select "
                + COLUMNS.stream()
                        .map(column -> "cast(" + SqlIdentifier.quoteAlways(column.name()) + " as text)")
                        .collect(Collectors.joining(", "))
                + " from " + NAME + " order by id"));
        List<List<Cell>> rows = new ArrayList<>();
        for (int row = 0; row < values.size(); row++) {
            List<Cell> cells = new ArrayList<>();
            for (int at = 0; at < COLUMNS.size(); at++) {
                Value value = values.get(row).get(at);
                cells.add(new Cell(value, text(value, texts.get(row).get(at))));
            }
            rows.add(cells);
        }
        return rows;
    }

    private static String text(Value value, Value cast) {
        if (value instanceof Value.Blob blob) {
            String text = new String(blob.bytes(), StandardCharsets.UTF_8);
            return text.indexOf('\0') < 0 ? text : text.substring(0, text.indexOf('\0'));
        }
        return cast.asText();
    }

    /** The page, the number of rows and the statement to go on from agree with each other and with what is expected. */
    private static void assertFinds(List<Value> expected, PlannedDatabase database, List<Filter> filters)
            throws SQLException {
        QueryString query = QueryString.of("_size", "max");
        for (Filter filter : filters) {
            query = query.adding(filter.name(), filter.argument());
        }
        TablePlan plan = new TablePlanner(TABLE, PlanLimits.standard(), TableDefaults.none()).plan(query, List.of());

        assertEquals(expected, keys(database, plan.rows()), plan.rows()::toString);
        assertEquals(
                expected,
                keys(database, plan.statements().rows()),
                plan.statements().rows()::toString);
        assertEquals(
                List.of(List.of(Value.of((long) expected.size()))), database.run(plan.count()), plan.count()::toString);
    }

    private static List<Value> keys(PlannedDatabase database, Sql sql) throws SQLException {
        return database.run(sql).stream().map(row -> row.get(0)).toList();
    }
}
