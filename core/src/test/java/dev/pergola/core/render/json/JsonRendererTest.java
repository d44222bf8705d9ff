package dev.pergola.core.render.json;

import static dev.pergola.core.page.ListedCursor.nothing;
import static dev.pergola.core.page.ListedCursor.row;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Response;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableKind;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.page.Facts;
import dev.pergola.core.page.Failure;
import dev.pergola.core.page.JsonPage;
import dev.pergola.core.page.ListedCursor;
import dev.pergola.core.page.ListedRows;
import dev.pergola.core.page.NextPage;
import dev.pergola.core.page.Page;
import dev.pergola.core.page.Pages;
import dev.pergola.core.page.ProblemPage;
import dev.pergola.core.page.QueryPage;
import dev.pergola.core.page.ReferencedTable;
import dev.pergola.core.page.RowGrid;
import dev.pergola.core.page.ShownColumn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JsonRendererTest {
    private static final List<String> COLUMNS = List.of("id", "name");
    private static final TableSchema PLANTS = Pages.keyed("plants", COLUMNS);

    private final JsonRenderer renderer = new JsonRenderer();

    private static ListedCursor plants() {
        return ListedCursor.of(COLUMNS, row("a,b", "Vitis"), row("ü", nothing()));
    }

    private String render(Page page, String options) {
        return text(renderer.render(page, QueryString.parse(options)));
    }

    private static String text(Response response) {
        return new String(response.body().bytes().orElseThrow(), StandardCharsets.UTF_8);
    }

    private String table(String options) {
        return render(Pages.table(PLANTS, Pages.keyedGrid(ListedRows.all(plants()))), options);
    }

    private String query(ListedCursor cursor, String options) {
        RowGrid grid = RowGrid.of(ListedRows.all(cursor));
        return render(Pages.query(new QueryPage.Outcome.Ran(grid)), options);
    }

    @Test
    void rowsAreObjectsUnlessAnotherShapeIsAskedFor() {
        assertEquals("""
                {"ok":true,"rows":[{"id":"a,b","name":"Vitis"},{"id":"ü","name":null}],\
                "next":null,"next_url":null,"truncated":false}""", table(""));
    }

    @Test
    void shapesLayRowsOutInOtherWays() {
        assertEquals("""
                {"ok":true,"rows":[["a,b","Vitis"],["ü",null]],"next":null,"next_url":null,"truncated":false}""", table("_shape=arrays"));
        assertEquals("[{\"id\":\"a,b\",\"name\":\"Vitis\"},{\"id\":\"ü\",\"name\":null}]", table("_shape=array"));
        assertEquals("[\"a,b\",\"ü\"]", table("_shape=arrayfirst"));
        assertEquals(
                "{\"a~2Cb\":{\"id\":\"a,b\",\"name\":\"Vitis\"},\"~C3~BC\":{\"id\":\"ü\",\"name\":null}}",
                table("_shape=object"));
    }

    @Test
    void linesHoldOneObjectEach() {
        assertEquals("{\"id\":\"a,b\",\"name\":\"Vitis\"}\n{\"id\":\"ü\",\"name\":null}", table("_shape=array&_nl=on"));
        Response response = renderer.render(
                Pages.table(PLANTS, Pages.keyedGrid(ListedRows.all(plants()))),
                QueryString.parse("_shape=array&_nl=on"));
        assertEquals("text/plain", response.headers().first("Content-Type").orElseThrow());
    }

    @Test
    void anUnknownShapeIsRefusedWithTheKnownOnesAfterTheRowsWereRead() {
        ListedCursor cursor = plants();
        Response response = renderer.render(
                Pages.table(PLANTS, Pages.keyedGrid(ListedRows.all(cursor))), QueryString.parse("_shape=round"));
        assertEquals(400, response.status());
        assertEquals("""
                {"ok":false,"error":"Invalid _shape: round. The shapes are objects, arrays, array, arrayfirst, object.",\
                "errors":["Invalid _shape: round. The shapes are objects, arrays, array, arrayfirst, object."],\
                "status":400}""", text(response));
        assertFalse(cursor.next());
    }

    @Test
    void anObjectOfRowsNeedsAKey() {
        TableSchema keyless =
                TableSchema.of("log", TableKind.TABLE, PLANTS.columns().subList(1, 2));
        Page page = Pages.table(keyless, RowGrid.of(ListedRows.all(plants())));
        assertTrue(
                render(page, "_shape=object").contains("_shape=object not available for tables with no primary keys"));
        assertTrue(query(plants(), "_shape=object").contains("_shape=object is only available on tables"));
    }

    @Test
    void theNextPageIsToldAfterTheRows() {
        NextPage next = new NextPage("2", "http://localhost/garden/plants.json?_next=2");
        RowGrid grid = Pages.keyedGrid(new ListedRows(plants(), Optional.of(next), false));
        assertTrue(render(Pages.table(PLANTS, grid), "").endsWith("""
                        "next":"2","next_url":"http://localhost/garden/plants.json?_next=2","truncated":false}"""));
    }

    @Test
    void valuesKeepWhatTheyAre() {
        ListedCursor cursor = ListedCursor.of(
                List.of("whole", "real", "huge", "bytes", "text"),
                row(9007199254740993L, 0.1, Double.POSITIVE_INFINITY, new byte[] {1, 2, (byte) 255}, "\"\\\u0001é😀"));
        assertEquals("""
                [{"whole":9007199254740993,"real":0.1,"huge":null,\
                "bytes":{"$base64":true,"encoded":"AQL/"},"text":"\\"\\\\\\u0001é😀"}]""", query(cursor, "_shape=array"));
    }

    @Test
    void infinityIsKeptWhenAskedFor() {
        ListedCursor cursor =
                ListedCursor.of(List.of("a", "b"), row(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        assertEquals("[{\"a\":Infinity,\"b\":-Infinity}]", query(cursor, "_shape=array&_json_infinity=1"));
    }

    @Test
    void ofColumnsWithOneNameTheLastIsTheMember() {
        assertEquals(
                "[{\"a\":2,\"b\":3}]", query(ListedCursor.of(List.of("a", "a", "b"), row(1L, 2L, 3L)), "_shape=array"));
        assertEquals(
                "{\"ok\":true,\"rows\":[[1,2,3]],\"truncated\":false}",
                query(ListedCursor.of(List.of("a", "a", "b"), row(1L, 2L, 3L)), "_shape=arrays"));
    }

    @Test
    void textThatIsJsonIsWrittenAsSuchWhenAskedFor() {
        ListedCursor cursor = ListedCursor.of(List.of("j", "k"), row("{\"x\": [1, 2]}", "{broken"), row("", "7 8"));
        assertEquals(
                "[{\"j\":{\"x\":[1,2]},\"k\":\"{broken\"},{\"j\":\"\",\"k\":\"7 8\"}]",
                query(cursor, "_shape=array&_json=j&_json=k"));
    }

    @Test
    void rowsThatTheDatabaseEncodedAreCopied() {
        ListedCursor cursor = plants().encoding(0, "{\"copied\":true}");
        Page page = Pages.table(PLANTS, Pages.keyedGrid(ListedRows.all(cursor)));
        assertEquals("[{\"copied\":true},{\"id\":\"ü\",\"name\":null}]", render(page, "_shape=array"));
    }

    @Test
    void encodedRowsOfAnySizeFollowEachOtherWithoutGaps() {
        String large = "{\"t\":\"" + "x".repeat(20_000) + "\"}";
        ListedCursor cursor = ListedCursor.of(List.of("t"), row("a"), row("b"), row("c"))
                .encoding(0, "{}")
                .encoding(1, large)
                .encoding(2, "{}");
        assertEquals("[{}," + large + ",{}]", query(cursor, "_shape=array"));
    }

    @Test
    void encodedRowsAreNotCopiedWhereLabelsStandBesideValues() {
        ListedCursor cursor =
                ListedCursor.of(List.of("kind", "label"), row(1L, "Vine")).encoding(0, "{}");
        ReferencedTable kinds = new ReferencedTable("garden", "kinds", Optional.empty(), OptionalInt.of(1));
        RowGrid grid = new RowGrid(
                List.of(new ShownColumn("kind", 0, Optional.empty(), Optional.of(kinds))),
                List.of(0),
                ListedRows.all(cursor));
        assertEquals(
                "[{\"kind\":{\"value\":1,\"label\":\"Vine\"}}]", render(Pages.table(PLANTS, grid), "_shape=array"));
    }

    @Test
    void encodedRowsAreNotCopiedWhereCellsAreLeftOutOrChanged() {
        ListedCursor cursor = plants().encoding(0, "{\"copied\":true}");
        RowGrid narrow = new RowGrid(List.of(ShownColumn.of("name", 1)), List.of(0), ListedRows.all(cursor));
        assertEquals("[{\"name\":\"Vitis\"},{\"name\":null}]", render(Pages.table(PLANTS, narrow), "_shape=array"));
    }

    @Test
    void labelsStandBesideTheValuesThatReferToThem() {
        ListedCursor cursor = ListedCursor.of(List.of("kind", "label"), row(1L, "Vine"), row(2L, nothing()));
        ReferencedTable kinds = new ReferencedTable("garden", "kinds", Optional.empty(), OptionalInt.of(1));
        ShownColumn kind = new ShownColumn("kind", 0, Optional.empty(), Optional.of(kinds));
        RowGrid grid = new RowGrid(List.of(kind), List.of(0), ListedRows.all(cursor));
        assertEquals(
                "[{\"kind\":{\"value\":1,\"label\":\"Vine\"}},{\"kind\":2}]",
                render(Pages.table(PLANTS, grid), "_shape=array"));
    }

    @Test
    void aQueryThatFailedSaysWhyWhateverTheShape() {
        Failure failure = new Failure(400, "", List.of("no such table: nope"), Optional.of("The tables are: plants."));
        Response response =
                renderer.render(Pages.query(new QueryPage.Outcome.Failed(failure)), QueryString.parse("_shape=array"));
        assertEquals(400, response.status());
        assertEquals("""
                {"ok":false,"rows":[],"error":"no such table: nope. The tables are: plants.",\
                "errors":["no such table: nope. The tables are: plants."],"status":400,"truncated":false}""", text(response));
    }

    @Test
    void aProblemHasTheFourMembersThatClientsKnow() {
        Failure failure = new Failure(404, "", List.of("Not here.", "Nor there."), Optional.empty());
        Response response = renderer.render(new ProblemPage(Pages.frame(""), failure), QueryString.parse(""));
        assertEquals(404, response.status());
        assertEquals("""
                {"ok":false,"error":"Not here.; Nor there.","errors":["Not here.","Nor there."],"status":404}""", text(response));
    }

    @Test
    void factsAreWrittenAsTheyAre() {
        PlainValue tree = new Facts()
                .and("ok", true)
                .and("size", new PlainValue.Real(1.5))
                .and("hash", Optional.empty())
                .and("list", List.of("a", "b"))
                .and("count", 1)
                .value();
        assertEquals(
                "{\"ok\":true,\"size\":1.5,\"hash\":null,\"list\":[\"a\",\"b\"],\"count\":1}",
                render(new JsonPage(Pages.frame(""), "facts", tree), ""));
    }
}
