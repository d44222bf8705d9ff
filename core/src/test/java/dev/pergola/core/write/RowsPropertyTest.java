package dev.pergola.core.write;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.ServerException;
import dev.pergola.api.data.Sql;
import dev.pergola.core.change.JsonBody;
import dev.pergola.core.change.RowsChange;
import dev.pergola.core.change.RowsRequest;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.db.Database;
import dev.pergola.core.db.Databases;
import dev.pergola.core.db.Limits;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.TableSchema;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.Assertions;

/** Whatever rows are sent as JSON, they are stored as that, and come back as they were sent. */
class RowsPropertyTest {

    private static final List<String> COLUMNS = List.of("a", "b\"c", "d'e]", "rowid_", "é");
    private static Databases databases;
    private static Database database;

    @BeforeContainer
    static void open() {
        databases = new Databases(Limits.standard(), List.of());
        database = databases.attachSharedMemory("rows");
        database.write(transaction -> transaction.execute(
                Sql.of("create table t(id integer primary key, a, \"b\"\"c\", \"d'e]\", rowid_, é)")));
    }

    @AfterContainer
    static void close() {
        databases.close();
    }

    @Provide
    Arbitrary<PlainValue> cells() {
        Arbitrary<String> texts = Arbitraries.strings()
                .withCharRange('\0', '\ud7ff')
                .ofMaxLength(20)
                .map(text -> text.replace("q", "\ud83d\ude00\""));
        return Arbitraries.oneOf(
                texts.map(PlainValue::of),
                Arbitraries.longs().map(PlainValue::of),
                Arbitraries.doubles().map(PlainValue.Real::new),
                Arbitraries.just(PlainValue.nothing()),
                Arbitraries.bytes().array(byte[].class).ofMaxSize(20).map(RowsPropertyTest::bytes));
    }

    @Provide
    Arbitrary<Map<String, PlainValue>> rows() {
        return Arbitraries.maps(Arbitraries.of(COLUMNS), cells());
    }

    private static PlainValue bytes(byte[] bytes) {
        Map<String, PlainValue> members = new LinkedHashMap<>();
        members.put("$base64", PlainValue.of(true));
        members.put("encoded", PlainValue.of(Base64.getEncoder().encodeToString(bytes)));
        return new PlainValue.Fields(members);
    }

    @Property(tries = 200)
    void rowsComeBackAsTheyWereSent(@ForAll @Size(max = 5) List<@From("rows") Map<String, PlainValue>> rows) {
        Map<String, PlainValue> body = new LinkedHashMap<>();
        body.put(
                "rows",
                new PlainValue.Items(rows.stream()
                        .map(row -> (PlainValue) new PlainValue.Fields(row))
                        .toList()));
        body.put("return", PlainValue.of(true));
        byte[] sent = JsonText.compact(new PlainValue.Fields(body)).getBytes(StandardCharsets.UTF_8);
        TableSchema table = database.schema().table("t").orElseThrow();
        RowsRequest request = RowsRequest.of(JsonBody.object(sent), 5);
        RowsChange change = RowsChange.of(request, table, request.conflict());
        List<PlainValue> read = database.write(transaction -> RowInsertion.runAndRead(transaction, change));
        List<PlainValue> expected = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Map<String, PlainValue> cells = new LinkedHashMap<>();
            cells.put("id", ((PlainValue.Fields) read.get(i)).values().getOrDefault("id", PlainValue.nothing()));
            for (String column : COLUMNS) {
                cells.put(column, rows.get(i).getOrDefault(column, PlainValue.nothing()));
            }
            expected.add(new PlainValue.Fields(cells));
        }
        assertEquals(expected, read);
    }

    @Property(tries = 200)
    void aNumberThatDoesNotFitIsRefused(@ForAll BigInteger number) {
        byte[] sent = ("{\"row\": {\"a\": " + number + "}}").getBytes(StandardCharsets.UTF_8);
        TableSchema table = database.schema().table("t").orElseThrow();
        RowsRequest request = RowsRequest.of(JsonBody.object(sent), 5);
        if (number.bitLength() < 64) {
            RowsChange change = RowsChange.of(request, table, request.conflict());
            List<PlainValue> read = database.write(transaction -> RowInsertion.runAndRead(transaction, change));
            assertEquals(
                    new PlainValue.Whole(number),
                    ((PlainValue.Fields) read.get(0)).values().get("a"));
        } else {
            Assertions.assertThrows(ServerException.class, () -> RowsChange.of(request, table, request.conflict()));
        }
    }
}
