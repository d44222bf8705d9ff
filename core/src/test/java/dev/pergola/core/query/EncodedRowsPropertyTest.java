package dev.pergola.core.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.pergola.api.data.Sql;
import dev.pergola.api.http.QueryString;
import dev.pergola.core.db.Database;
import dev.pergola.core.db.Databases;
import dev.pergola.core.db.Limits;
import dev.pergola.core.db.ReadSession;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.JoinedCells;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.plan.PlanLimits;
import dev.pergola.core.plan.TableDefaults;
import dev.pergola.core.plan.TablePlan;
import dev.pergola.core.plan.TablePlanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** What SQLite encodes says the same as the cells, and what it would say differently it does not encode. */
class EncodedRowsPropertyTest {

    private static final JsonFactory JSON = new JsonFactory();
    private static Databases databases;
    private static Database database;

    @BeforeContainer
    static void open() {
        databases = new Databases(Limits.standard(), List.of());
        database = databases.attachSharedMemory("encoded");
        execute("create table t(id integer primary key, i integer, \"te'x\"\"t\" text, n numeric, b blob, u)");
    }

    @AfterContainer
    static void close() {
        databases.close();
    }

    private static void execute(String sql, Object... parameters) {
        database.write(transaction -> transaction.execute(Sql.of(sql, parameters)));
    }

    private static TablePlan plan(String table) {
        return new TablePlanner(
                        database.schema().table(table).orElseThrow(), new PlanLimits(1000, 1000), TableDefaults.none())
                .plan(QueryString.empty(), List.of());
    }

    /** The rows as objects; empty for a row that was not encoded. */
    private static List<String> encodedRows(String table) {
        List<String> rows = new ArrayList<>();
        TablePlan plan = plan(table);
        try (ReadSession session = database.read();
                RowCursor cursor = session.queryEncoded(plan.encodedRows().orElseThrow(), Duration.ofSeconds(10))) {
            assertEquals(plan.columns(), cursor.columns());
            while (cursor.next()) {
                rows.add(cursor.encoded() ? new String(cursor.encodedRow(), StandardCharsets.UTF_8) : "");
            }
        }
        return rows;
    }

    @Property(tries = 60)
    void anEncodedRowSaysWhatItsCellsSay(@ForAll("rows") List<List<Object>> rows) throws IOException {
        database.write(transaction -> {
            transaction.execute(Sql.of("delete from t"));
            return transaction.executeMany("insert into t(i, \"te'x\"\"t\", n, b, u) values (?, ?, ?, ?, ?)", rows);
        });
        try (ReadSession session = database.read();
                RowCursor cursor =
                        session.queryEncoded(plan("t").encodedRows().orElseThrow(), Duration.ofSeconds(10))) {
            while (cursor.next()) {
                if (cursor.encoded()) {
                    compare(cursor);
                } else {
                    assertTrue(needsCells(cursor), "a row was not encoded for no reason");
                }
            }
        }
    }

    @Property(tries = 60)
    void aJoinedRowSaysWhatItsCellsSay(@ForAll("rows") List<List<Object>> rows) {
        database.write(transaction -> {
            transaction.execute(Sql.of("delete from t"));
            return transaction.executeMany("insert into t(i, \"te'x\"\"t\", n, b, u) values (?, ?, ?, ?, ?)", rows);
        });
        String separator = String.valueOf((char) JoinedCells.SEPARATOR);
        try (ReadSession session = database.read();
                RowCursor cursor = session.queryEncoded(plan("t").joinedRows().orElseThrow(), Duration.ofSeconds(10))) {
            while (cursor.next()) {
                if (cursor.encoded()) {
                    assertEquals(
                            String.join(separator, texts(cursor)),
                            new String(cursor.encodedRow(), StandardCharsets.UTF_8));
                } else {
                    assertTrue(needsCells(cursor), "a row was not joined for no reason");
                }
            }
        }
    }

    private static List<String> texts(RowCursor cursor) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < cursor.columns().size(); i++) {
            texts.add(
                    switch (cursor.type(i)) {
                        case NULL -> "";
                        case INTEGER -> Long.toString(cursor.integer(i));
                        case TEXT -> cursor.text(i);
                        case REAL, BLOB -> throw new AssertionError("a row with a " + cursor.type(i) + " was joined");
                    });
        }
        return texts;
    }

    private static void compare(RowCursor cursor) throws IOException {
        try (JsonParser json = JSON.createParser(cursor.encodedRow())) {
            assertEquals(JsonToken.START_OBJECT, json.nextToken());
            for (int i = 0; i < cursor.columns().size(); i++) {
                assertEquals(cursor.columns().get(i), json.nextFieldName());
                JsonToken token = json.nextToken();
                switch (cursor.type(i)) {
                    case NULL -> assertEquals(JsonToken.VALUE_NULL, token);
                    case INTEGER -> {
                        assertEquals(JsonToken.VALUE_NUMBER_INT, token);
                        assertEquals(cursor.integer(i), json.getLongValue());
                    }
                    case TEXT -> {
                        assertEquals(JsonToken.VALUE_STRING, token);
                        assertEquals(cursor.text(i), json.getText());
                    }
                    case REAL, BLOB -> throw new AssertionError("a row with a " + cursor.type(i) + " was encoded");
                }
            }
            assertEquals(JsonToken.END_OBJECT, json.nextToken());
        }
    }

    private static boolean needsCells(RowCursor cursor) {
        boolean textAmongIntegers = cursor.type(1) == CellType.TEXT;
        boolean other = false;
        for (int i = 0; i < cursor.columns().size(); i++) {
            other |= cursor.type(i) == CellType.REAL || cursor.type(i) == CellType.BLOB;
        }
        return textAmongIntegers || other;
    }

    @Provide
    Arbitrary<List<List<Object>>> rows() {
        Arbitrary<Object> cell = Arbitraries.oneOf(
                Arbitraries.just("").asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.of(9007199254740993L, Long.MIN_VALUE, Long.MAX_VALUE)
                        .asGeneric(),
                Arbitraries.doubles().asGeneric(),
                Arbitraries.of(Double.POSITIVE_INFINITY, 9.3e18, -9.3e18, 0.1).asGeneric(),
                Arbitraries.strings()
                        .ofMaxLength(12)
                        .filter(EncodedRowsPropertyTest::isUnicode)
                        .asGeneric(),
                Arbitraries.of("a\0b", "\u007f\u0001\"\\/", "😀 größe", "[1,2]", "12", "1.5", "{\"a\":1}")
                        .asGeneric(),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(6).asGeneric());
        return cell.injectNull(0.1).list().ofSize(5).list().ofMinSize(1).ofMaxSize(20);
    }

    private static boolean isUnicode(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    @Example
    void textThatIsNoUtf8IsLeftToTheCells() {
        execute("create table broken(v text)");
        execute("insert into broken values (cast(x'41c3' as text)), ('fine')");
        assertEquals(List.of("", "{\"rowid\":2,\"v\":\"fine\"}"), encodedRows("broken"));
    }

    @Example
    void textThatLooksLikeJsonStaysText() {
        execute("create table documents(v text, w)");
        execute("insert into documents values (json('{\"a\":1}'), json_array(1, 2))");
        assertEquals(List.of("{\"rowid\":1,\"v\":\"{\\\"a\\\":1}\",\"w\":\"[1,2]\"}"), encodedRows("documents"));
    }

    @Example
    void onlyTheShownColumnsAreInTheObject() {
        execute("create table shown(id integer primary key, a, b)");
        execute("insert into shown values (1, 2, 3)");
        TablePlan plan = new TablePlanner(
                        database.schema().table("shown").orElseThrow(), PlanLimits.standard(), TableDefaults.none())
                .plan(QueryString.parse("_nocol=b&_sort=b"), List.of());
        try (ReadSession session = database.read();
                RowCursor cursor = session.queryEncoded(plan.encodedRows().orElseThrow(), Duration.ofSeconds(10))) {
            assertTrue(cursor.next());
            assertEquals("{\"id\":1,\"a\":2}", new String(cursor.encodedRow(), StandardCharsets.UTF_8));
            assertEquals(List.of("id", "a", "b"), cursor.columns());
        }
    }

    @Example
    void tablesWhoseRowsSqliteWouldWriteDifferentlyAreReadCellByCell() {
        execute("create table measured(v real)");
        execute("create table computed(v, w as (json(v)))");
        execute("create view seen as select 1 as one");
        execute("create virtual table searched using fts5(body)");
        for (String table : List.of("measured", "computed", "seen", "searched")) {
            assertFalse(plan(table).encodedRows().isPresent(), table);
        }
    }

    @Example
    void aTableOfFiftyColumnsIsEncodedAndAWiderOneIsNot() {
        for (int width : List.of(49, 50)) {
            execute("create table wide" + width + "(" + numbered(width) + ")");
            execute("insert into wide" + width + "(c0) values (1)");
        }
        // The rowid is shown too.
        assertEquals(1, encodedRows("wide49").size());
        assertFalse(plan("wide50").encodedRows().isPresent());
    }

    private static String numbered(int count) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            names.add("c" + i);
        }
        return String.join(", ", names);
    }
}
