package dev.pergola.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Facets are what counting row by row gives, whatever the rows hold. */
class StandardFacetTest {

    private static final Sql ROWS = Sql.of("select v, n from t");

    @Provide
    Arbitrary<List<Value>> values() {
        return Arbitraries.of(
                        Value.nothing(),
                        Value.of(""),
                        Value.of("a"),
                        Value.of("A"),
                        Value.of(5),
                        Value.of("5"),
                        Value.of(0.5),
                        Value.of("value"),
                        Value.of(new byte[] {1}))
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 200)
    void columnCountsEveryValueButNull(@ForAll("values") List<Value> values) throws SQLException {
        Map<Value, Long> expected = values.stream()
                .filter(value -> value != Value.nothing())
                .collect(Collectors.groupingBy(value -> value, Collectors.counting()));

        assertEquals(expected, counted(StandardFacet.COLUMN, values, 100));
    }

    @Property(tries = 100)
    void noMoreValuesThanTheLimitAreFoundAndNoMoreFrequentOneIsLeftOut(@ForAll("values") List<Value> values)
            throws SQLException {
        Map<Value, Long> all = counted(StandardFacet.COLUMN, values, 100);
        Map<Value, Long> first = counted(StandardFacet.COLUMN, values, 3);

        assertEquals(Math.min(3, all.size()), first.size());
        long least = first.values().stream().mapToLong(Long::longValue).min().orElse(0);
        assertTrue(all.entrySet().stream()
                .filter(entry -> !first.containsKey(entry.getKey()))
                .allMatch(entry -> entry.getValue() <= least));
    }

    @Property(tries = 200)
    void arrayCountsEachItemOnceForARow(@ForAll("arrays") List<List<String>> arrays) throws SQLException {
        Map<Value, Long> expected = new HashMap<>();
        arrays.forEach(
                array -> new LinkedHashSet<>(array).forEach(item -> expected.merge(Value.of(item), 1L, Long::sum)));
        List<Value> texts = arrays.stream()
                .map(array -> array.stream().map(item -> '"' + item + '"').collect(Collectors.joining(",", "[", "]")))
                .map(Value::of)
                .toList();

        assertEquals(expected, counted(StandardFacet.ARRAY, texts, 100));
    }

    @Provide
    Arbitrary<List<List<String>>> arrays() {
        return Arbitraries.of("a", "b", "c d", "", "ü")
                .list()
                .ofMaxSize(4)
                .list()
                .ofMaxSize(15);
    }

    @Test
    void dateCountsDaysAndPassesOverWhatIsNone() throws SQLException {
        List<Value> values = List.of(
                Value.of("2024-02-29 10:00"),
                Value.of("2024-02-29"),
                Value.of("2024-03-01T23:59:59Z"),
                Value.of("soon"),
                Value.nothing(),
                Value.of(""));

        assertEquals(
                Map.of(Value.of("2024-02-29"), 2L, Value.of("2024-03-01"), 1L),
                counted(StandardFacet.DATE, values, 100));
    }

    @Test
    void itemsOfArraysAreOrderedByTheirSize() throws SQLException {
        try (PlannedDatabase database = database(List.of(Value.of("[10, 2, 1]")))) {
            assertEquals(
                    List.of("1", "2", "10"),
                    database.run(StandardFacet.ARRAY.counts(ROWS, "v", 10)).stream()
                            .map(row -> row.get(0).asText())
                            .toList());
        }
    }

    @Test
    void requestsComeByKindWithTheConfiguredOnesFirst() {
        List<FacetRequest> configured = List.of(
                new FacetRequest(StandardFacet.ARRAY, "tags", true),
                new FacetRequest(StandardFacet.COLUMN, "state", true));

        List<FacetRequest> requests = FacetRequest.of(
                StandardFacet.all(),
                configured,
                QueryString.parse("_facet_date=day&_facet=%7B%22column%22%3A%22city%22%7D&_facet_sun=x"));

        assertEquals(
                List.of(
                        new FacetRequest(StandardFacet.COLUMN, "state", true),
                        new FacetRequest(StandardFacet.COLUMN, "city", false),
                        new FacetRequest(StandardFacet.DATE, "day", false),
                        new FacetRequest(StandardFacet.ARRAY, "tags", true)),
                requests);
    }

    @ParameterizedTest
    @ValueSource(strings = {"_facet=%7B", "_facet=%7B%22column%22%3A1%7D", "_facet_array=%7B%7D"})
    void whatCannotBeUnderstoodIsRefused(String query) {
        assertThrows(
                ServerException.class, () -> FacetRequest.of(StandardFacet.all(), List.of(), QueryString.parse(query)));
    }

    private static Map<Value, Long> counted(StandardFacet kind, List<Value> values, int limit) throws SQLException {
        try (PlannedDatabase database = database(values)) {
            Map<Value, Long> counted = new HashMap<>();
            for (List<Value> row : database.run(kind.counts(ROWS, "v", limit))) {
                counted.put(row.get(0), Long.parseLong(row.get(1).asText()));
            }
            return counted;
        }
    }

    private static PlannedDatabase database(List<Value> values) throws SQLException {
        PlannedDatabase database = new PlannedDatabase("create table t(v, n)");
        for (int i = 0; i < values.size(); i++) {
            database.insert("t", List.of(values.get(i), Value.of(i)));
        }
        return database;
    }
}
