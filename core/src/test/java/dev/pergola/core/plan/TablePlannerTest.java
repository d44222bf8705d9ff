package dev.pergola.core.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.SortOrder;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TablePlannerTest {

    private static final TableSchema TABLE = TableSchema.of(
            "birds",
            TableKind.TABLE,
            List.of(
                    ColumnSchema.of("id", "integer").withPrimaryKeyPosition(1),
                    ColumnSchema.of("name", "text"),
                    ColumnSchema.of("group", "text"),
                    ColumnSchema.of("weight", "integer"),
                    ColumnSchema.of("it's \"odd\"", "text")));

    private static final TablePlanner PLANNER = new TablePlanner(TABLE, PlanLimits.standard(), TableDefaults.none());

    private static TablePlan plan(String query) {
        return PLANNER.plan(QueryString.parse(query), List.of());
    }

    @Test
    void aPlainPageSelectsEveryColumnInTheOrderOfTheKeyAndOneRowMore() {
        assertEquals(
                "select id, name, \"group\", weight, \"it's \"\"odd\"\"\" from birds order by id limit 101",
                plan("").rows().text());
        assertEquals(
                "select count(*) from (select 1 from birds limit 10001)",
                plan("").count().text());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name=Wren | where \"name\" = :p0 | where name = \"Wren\"",
                "weight=7 | where \"weight\" = :p0 | where weight = 7",
                "weight__gte=7&name__startswith=W | where \"name\" like :p0 and \"weight\" >= :p1 | where name starts with \"W\" and weight ≥ 7",
                "group__in=a,b | where \"group\" in (:p0, :p1) | where group in [\"a\", \"b\"]",
                "name__in=[1,null,\"x\"] | where name in (:p0, :p1, :p2) | where name in [1, null, \"x\"]",
                "name__isblank=1 | where (\"name\" is null or \"name\" = \"\") | where name is blank",
                "it's \"odd\"={p} | where \"it's \"\"odd\"\"\" = :p0 | where it's \"odd\" = \"{p}\"",
                "name__arraycontains=x | where :p0 in (select value from json_each(\"birds\".\"name\")) | where name contains \"x\"",
                "nope=1 | where \"nope\" = :p0 | where nope = 1",
            })
    void filtersBecomeConditionsAndWords(String query, String where, String words) {
        TablePlan plan = PLANNER.plan(QueryString.parse(query.replace(" ", "+")), List.of());
        String text = plan.rows().text();
        assertEquals(where, text.substring(text.indexOf("where"), text.indexOf(" order by")));
        assertEquals(words, plan.description());
    }

    @Test
    void valuesAreBoundAndNeverPartOfTheText() {
        assertEquals(
                Map.of("p0", Value.of("%a'b%")),
                plan("name__contains=a'b").rows().parameters());
        assertEquals(Map.of("p0", Value.of(7)), plan("weight__gt=7").rows().parameters());
        assertEquals(Map.of("p0", Value.of("007")), plan("weight=007").rows().parameters());
    }

    @ParameterizedTest
    @EnumSource(FilterOperator.class)
    void everyOperatorIsValidSql(FilterOperator operator) throws SQLException {
        try (PlannedDatabase database = new PlannedDatabase(
                "create table birds(id integer primary key, name text, \"group\" text, weight integer, \"it's \"\"odd\"\"\")",
                "insert into birds values(1, '[\"a\"]', 'g', 7, '[]')")) {
            TablePlan plan = PLANNER.plan(QueryString.of("it's \"odd\"__" + operator.word(), "1"), List.of());
            database.run(plan.rows());
            database.run(plan.encodedRows().orElseThrow());
            database.run(plan.count());
        }
    }

    @Test
    void anUnknownColumnFindsNothingInsteadOfFailing() throws SQLException {
        try (PlannedDatabase database = new PlannedDatabase(
                "create table birds(id integer primary key, name, \"group\", weight, \"it's \"\"odd\"\"\")",
                "insert into birds(id) values(1)")) {
            assertEquals(List.of(), database.run(plan("nope=1").rows()));
        }
    }

    @Test
    void theKeyBreaksTiesFromTheFirstPageOn() {
        assertEquals(
                Optional.of(SortOrder.descending("weight")),
                plan("_sort_desc=weight").paging().sort());
        assertEquals(true, plan("_sort_desc=weight").rows().text().endsWith("order by weight desc, id limit 101"));
        assertEquals(true, plan("_sort=id").rows().text().endsWith("order by id limit 101"));
    }

    @ParameterizedTest
    @CsvSource({
        "_size=-1",
        "_size=1001",
        "_size=ten",
        "_sort=nope",
        "_sort=id&_sort_desc=name",
        "_col=nope",
        "_nocol=nope",
        "_nocol=id",
        "name__in=[1",
        "name__in=[1] x",
        "_next=~ZZ",
    })
    void whatCannotBeFollowedIsRefusedAsABadRequest(String query) {
        assertEquals(
                400,
                assertThrows(ServerException.class, () -> plan(query)).code().status());
    }

    @ParameterizedTest
    @CsvSource({"_next=1%2C2", "_sort=name&_next=1", "_size=+2", "_size=0_2", "_size= 2"})
    void whatTheOriginalPassesOverIsPassedOver(String query) {
        assertEquals(Optional.empty(), plan(query).paging().from());
    }

    @Test
    void readableStatementsLeaveOutWhatOnlyPagingNeeds() {
        TablePlan plan = plan("_col=name&_sort_desc=weight&name__contains=a&_next=3,7");
        assertEquals(
                "select id, name from birds where \"name\" like :p0 and (weight < :p1 or weight is null or"
                        + " (weight = :p1 and ((id > :p2)))) order by weight desc, id limit 101",
                plan.statements().rows().text().replace("\"weight\"", "weight").replace("\"id\"", "id"));
        assertEquals(
                "select count(*) from birds where \"name\" like :p0 ",
                plan.statements().count().text());
        assertEquals(
                "select id, name, \"group\", weight, \"it's \"\"odd\"\"\" from birds order by weight desc limit 101",
                plan("_sort_desc=weight").statements().rows().text());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a = 1                   | a = 1
            a = 1 or b = 2          | (a = 1 or b = 2)
            (a = 1 or b = 2)        | (a = 1 or b = 2)
            a = ' or ' and color    | a = ' or ' and color
            0 union select 1, 2     | 0 union select 1, 2
            "or" is null            | "or" is null
            """)
    void writtenConditionsStandBesideOthersWithoutTakingThemIn(String written, String expected) {
        assertEquals(expected, WrittenCondition.of(written).sql());
        assertEquals("a = 1 --\n", WrittenCondition.of("a = 1 --").sql());
    }

    @Test
    void columnsAreChosenAndTheKeyStays() {
        assertEquals(
                List.of("id", "weight", "name"),
                plan("_col=weight&_col=name&_col=weight").columns());
        assertEquals(
                List.of("id", "name", "group", "it's \"odd\""),
                plan("_nocol=weight").columns());
        assertEquals(List.of(0), plan("_col=weight").paging().keyPositions());
    }

    @Test
    void aSortColumnThatIsNotShownIsSelectedBehindTheShownOnes() {
        TablePlan plan = plan("_col=name&_sort=weight");
        assertEquals(List.of("id", "name"), plan.columns());
        assertEquals(true, plan.rows().text().startsWith("select id, name, weight from birds"));
        assertEquals(Optional.of(2), plan.paging().sortPosition());
    }
}
