package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables are made, changed and deleted through the API. */
class WritingTablesTest {

    private static final String CONFIGURATION = """
            permissions:
              create-table: {id: [ada, bob]}
              insert-row: {id: [ada, bob]}
              update-row: {id: ada}
              alter-table: {id: ada}
              drop-table: {id: ada}
              set-column-type: {id: ada}
            databases:
              data:
                tables:
                  closed: {permissions: {insert-row: false}}
            """;

    @RegisterExtension
    private final AskedSite site = new AskedSite(
            CONFIGURATION,
            """
            create table plants(
              id integer primary key autoincrement,
              name text not null collate nocase unique, -- as people say
              height real default 1.5 check (height > 0),
              "when" text default (date('now')),
              bed references beds(id) on delete cascade,
              double real as (height * 2) stored,
              constraint tall check (height < 100),
              unique (name, height)
            )""",
            "create table beds(id integer primary key, label text)",
            "insert into beds values (1, 'south')",
            "insert into plants(name, height, bed) values ('Hop', 4, 1), ('Wisteria', 9.5, null)",
            "create index plants_height on plants(height desc) where height > 1",
            "create table log(what text)",
            "create trigger grown after update of height on plants begin insert into log values (new.name); end",
            "create view tall as select name, height from plants where height > 5",
            "create table closed(id integer primary key)",
            "create table loose(a, b integer, c text)",
            "insert into loose values (1, 2, '3'), (4, null, '6')",
            "create virtual table words using fts5(word)");

    private final WritingSite ada = new WritingSite(site, "ada");
    private final WritingSite bob = new WritingSite(site, "bob");

    private static void assertContains(String part, String text) {
        assertTrue(text.contains(part), () -> "expected <" + part + "> in:\n" + text);
    }

    private String alter(int status, String table, String operations) throws IOException {
        return ada.post(status, "/data/" + table + "/-/alter", "{\"operations\": [" + operations + "]}");
    }

    @Test
    void aTableIsMadeOfColumns() throws IOException {
        String answer = ada.post(201, "/data/-/create", """
                {"table": "a/b", "pk": "id", "columns": [
                  {"name": "id", "type": "integer"}, {"name": "it's", "not_null": 1, "default": "it's"},
                  {"name": "at", "default_expr": "current_timestamp"},
                  {"name": "plant", "type": "integer", "fk_table": "plants"}]}""");
        assertContains("\"table_url\":\"http://localhost/data/a~2Fb\"", answer);
        assertContains(
                "CREATE TABLE \\\"a/b\\\" (\\n   \\\"id\\\" INTEGER PRIMARY KEY,\\n"
                        + "   \\\"it's\\\" TEXT NOT NULL DEFAULT 'it''s',\\n   \\\"at\\\" TEXT DEFAULT CURRENT_TIMESTAMP,\\n"
                        + "   \\\"plant\\\" INTEGER REFERENCES \\\"plants\\\"(\\\"id\\\")\\n)",
                answer);
        assertContains("\"rows\":[]", site.read("/data/a~2Fb.json", ""));
    }

    @Test
    void aTableIsMadeOfRowsAndMoreAreAdded() throws IOException {
        assertContains("\"row_count\":2", ada.post(201, "/data/-/create", """
                {"table": "t", "pks": ["k", "l"], "rows": [{"k": 1, "l": "x", "n": 1}, {"k": 2, "l": "y", "n": 1.5, "m": true}]}"""));
        ada.post(201, "/data/-/create", "{\"table\": \"t\", \"row\": {\"k\": 3, \"l\": \"z\"}}");
        assertContains(
                "[{\"k\":1,\"l\":\"x\",\"n\":1.0,\"m\":null},{\"k\":2,\"l\":\"y\",\"n\":1.5,\"m\":1},"
                        + "{\"k\":3,\"l\":\"z\",\"n\":null,\"m\":null}]",
                site.read("/data/t.json", ""));
        assertContains("UNIQUE constraint", ada.post(400, "/data/-/create", """
                {"table": "t", "rows": [{"k": 4, "l": "a"}, {"k": 1, "l": "x"}]}"""));
        ada.post(400, "/data/-/create", "{\"table\": \"t\", \"row\": {\"k\": 5, \"l\": \"b\", \"new\": 1}}");
        ada.post(
                201,
                "/data/-/create",
                "{\"table\": \"t\", \"row\": {\"k\": 5, \"l\": \"b\", \"new\": 1}, \"alter\": true}");
        ada.post(400, "/data/-/create", "{\"table\": \"t\", \"row\": {\"k\": 6, \"l\": \"b\"}, \"pk\": \"k\"}");
        assertFalse(site.read("/data/t.json", "").contains("\"k\":4"));
    }

    @Test
    void whatATableDeniesTheDatabaseDoesNotAllow() throws IOException {
        ada.post(403, "/data/-/create", "{\"table\": \"closed\", \"row\": {\"id\": 1}}");
        bob.post(403, "/data/-/create", "{\"table\": \"t\", \"row\": {\"id\": 1}, \"pk\": \"id\", \"replace\": true}");
        bob.post(403, "/data/-/create", "{\"table\": \"loose\", \"row\": {\"new\": 1}, \"alter\": true}");
        new WritingSite(site, "").post(403, "/data/-/create", "{nonsense");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                              | JSON must be an object
            {"columns": [{"name": "a"}]}                    | Table is required
            {"table": "sqlite_x", "row": {"a": 1}}          | Invalid table name
            {"table": "SQLite_x", "row": {"a": 1}}          | Invalid table name
            {"table": "a\\u0000b", "row": {"a": 1}}         | Invalid table name
            {"table": "t"}                                  | columns, rows or row is required
            {"table": "t", "row": {}}                       | syntax error
            {"table": "t", "row": {"": 1}}                  | Invalid column name
            {"table": "t", "row": {"a\\u0000b": 1}}         | Invalid column name
            {"table": "t", "row": {"a": 1, "A": 2}}         | duplicate column name
            {"table": "tall", "row": {"a": 1}}              | already exists
            {"table": "plants", "columns": [{"name": "a"}]} | already exists
            {"table": "t", "columns": [{"name": "a", "default_expr": "random()"}]} | Input should be 'current_timestamp'
            {"table": "t", "columns": [{"name": "a", "default": "\\u0000"}]}       | NUL
            {"table": "t", "columns": [{"name": "a", "fk_table": "nope"}]}         | Could not detect
            {"table": "t", "columns": [{"name": "a", "type": "text); drop table plants; --"}]} | Unsupported column type
            """)
    void whatCannotBeMadeIsExplained(String body, String reason) throws IOException {
        assertContains(reason, ada.post(400, "/data/-/create", body));
        assertContains("Wisteria", site.read("/data/plants.json", ""));
    }

    @Test
    void aColumnIsAddedInPlace() throws IOException {
        String answer = alter(200, "plants", """
                {"op": "add_column", "args": {"name": "zone", "type": "integer", "not_null": true, "default": 7}}""");
        assertContains("-- as people say", answer);
        assertContains("\\\"zone\\\" INTEGER NOT NULL DEFAULT 7", answer);
        assertContains("\"zone\":7", site.read("/data/plants.json", ""));
    }

    @Test
    void makingATableAgainKeepsEverythingElse() throws IOException {
        String before = site.read("/data/plants.json", "");
        String answer = alter(200, "plants", """
                {"op": "alter_column", "args": {"name": "name", "not_null": false}},
                {"op": "reorder_columns", "args": {"columns": ["name", "id"]}}""");
        assertContains("\"altered\":true", answer);
        assertContains(
                "\"schema\":\"CREATE TABLE \\\"plants\\\" (\\n"
                        + "   \\\"name\\\" text unique collate nocase,\\n"
                        + "   \\\"id\\\" integer primary key autoincrement,\\n"
                        + "   \\\"height\\\" real default 1.5 check (height > 0),\\n"
                                .replace("default 1.5", "DEFAULT '1.5'")
                        + "   \\\"when\\\" text default (date('now')),\\n"
                        + "   \\\"bed\\\" REFERENCES \\\"beds\\\"(\\\"id\\\") on delete cascade,\\n"
                        + "   \\\"double\\\" real as (height * 2) stored,\\n"
                        + "   constraint tall check (height < 100),\\n".replace("constraint", "CONSTRAINT")
                        + "   UNIQUE (\\\"name\\\", \\\"height\\\")\\n)\"",
                answer);
        assertContains("\"id\":1,\"height\":4.0", site.read("/data/plants.json", ""));
        assertContains("INDEX plants_height", site.read("/data/plants.json?_extra=table_definition", ""));
        assertContains("Wisteria", site.read("/data/tall.json", ""));
        ada.post(200, "/data/plants/1/-/update", "{\"update\": {\"height\": 6}}");
        assertContains("\"what\":\"Hop\"", site.read("/data/log.json", ""));
        assertContains("Hop", site.read("/data/tall.json", ""));
        assertContains("Wisteria", before);
    }

    @Test
    void numbersOfRowsAreNeverGivenAgain() throws IOException {
        ada.post(201, "/data/plants/-/insert", "{\"row\": {\"id\": 50, \"name\": \"gone\"}}");
        deleteElsewhere(50);
        alter(200, "plants", "{\"op\": \"drop_column\", \"args\": {\"name\": \"when\"}}");
        assertContains("\"id\":51", ada.post(201, "/data/plants/-/insert", "{\"row\": {\"name\": \"new\"}}"));
    }

    private void deleteElsewhere(int id) throws IOException {
        try {
            site.write("delete from plants where id = " + id);
        } catch (SQLException failure) {
            throw new IOException(failure);
        }
    }

    @Test
    void namesAreExchanged() throws IOException {
        alter(200, "loose", """
                {"op": "rename_column", "args": {"name": "a", "to": "b"}},
                {"op": "rename_column", "args": {"name": "b", "to": "a"}}""");
        assertContains("{\"rowid\":1,\"b\":1,\"a\":2,\"c\":\"3\"}", site.read("/data/loose.json", ""));
        assertContains(
                "duplicate column name",
                alter(400, "loose", "{\"op\": \"rename_column\", \"args\": {\"name\": \"a\", \"to\": \"c\"}}"));
        alter(200, "loose", """
                {"op": "drop_column", "args": {"name": "c"}},
                {"op": "rename_column", "args": {"name": "a", "to": "c"}}""");
        assertContains("{\"rowid\":1,\"b\":1,\"c\":2}", site.read("/data/loose.json", ""));
    }

    @Test
    void whatSpeaksOfAColumnFollowsItsName() throws IOException {
        alter(200, "plants", "{\"op\": \"rename_column\", \"args\": {\"name\": \"height\", \"to\": \"metres tall\"}}");
        assertContains("Wisteria", site.read("/data/tall.json", ""));
        ada.post(200, "/data/plants/1/-/update", "{\"update\": {\"metres tall\": 6}}");
        assertContains("\"what\":\"Hop\"", site.read("/data/log.json", ""));
        alter(200, "plants", "{\"op\": \"rename_table\", \"args\": {\"to\": \"green things\"}}");
        assertContains("Wisteria", site.read("/data/tall.json", ""));
        assertContains("Hop", site.read("/data/green+things.json", ""));
    }

    @Test
    void keysAndRelationsAreChanged() throws IOException {
        assertContains("PRIMARY KEY (\\\"a\\\", \\\"c\\\")", alter(200, "loose", """
                {"op": "set_primary_key", "args": {"columns": ["a", "c"]}}"""));
        assertContains("\\\"b\\\" integer REFERENCES \\\"plants\\\"(\\\"id\\\")", alter(200, "loose", """
                {"op": "add_foreign_key", "args": {"column": "b", "fk_table": "plants"}}"""));
        assertContains("\"altered\":false", alter(200, "loose", """
                {"op": "add_foreign_key", "args": {"column": "b", "fk_table": "plants"}}"""));
        assertFalse(alter(200, "loose", "{\"op\": \"set_foreign_keys\", \"args\": {\"foreign_keys\": []}}")
                .replaceAll("\"before_schema.*", "")
                .contains("REFERENCES"));
        assertContains("\"a\":1,\"b\":2,\"c\":\"3\"", site.read("/data/loose.json", ""));
    }

    @Test
    void aChangeThatFailsLeavesTheTableAsItWas() throws IOException {
        String before = site.read("/data/loose.json?_extra=table_definition", "");
        assertContains("NOT NULL constraint failed", alter(400, "loose", """
                {"op": "add_column", "args": {"name": "d"}},
                {"op": "alter_column", "args": {"name": "b", "not_null": true}}"""));
        assertEquals(before, site.read("/data/loose.json?_extra=table_definition", ""));
        alter(400, "plants", "{\"op\": \"drop_column\", \"args\": {\"name\": \"height\"}}");
        assertContains("Wisteria", site.read("/data/tall.json", ""));
        assertContains(
                "Cannot alter a view", alter(400, "tall", "{\"op\": \"drop_column\", \"args\": {\"name\": \"name\"}}"));
        assertContains(
                "Cannot alter a virtual table",
                alter(400, "words", "{\"op\": \"rename_table\", \"args\": {\"to\": \"x\"}}"));
    }

    @Test
    void everythingThatIsWrongWithOperationsIsTold() throws IOException {
        String answer = alter(400, "loose", """
                1, {"args": {}}, {"op": "fly", "args": {}}, {"op": "drop_column"},
                {"op": "rename_column", "args": {"name": "a"}, "x": 1},
                {"op": "rename_table", "args": {"to": "sqlite_a"}},
                {"op": "set_primary_key", "args": {"columns": []}},
                {"op": "add_column", "args": {"name": "a\\u0000", "type": "x", "not_null": "perhaps"}}""");
        for (String part : new String[] {
            "operations.0: Input should be a valid dictionary",
            "operations.1: Unable to extract tag",
            "operations.2: Input tag 'fly'",
            "operations.3.drop_column.args: Field required",
            "operations.4.rename_column.args.to: Field required",
            "operations.4.rename_column.x: Extra inputs",
            "operations.5.rename_table.args.to: Invalid table name",
            "operations.6.set_primary_key.args.columns: List should have at least 1 item",
            "operations.7.add_column.args.name: Invalid column name",
            "operations.7.add_column.args.type: Input should be",
            "operations.7.add_column.args.not_null: Input should be a valid boolean"
        }) {
            assertContains(part, answer);
        }
    }

    @Test
    void aTableIsDeletedWhereThatIsConfirmed() throws IOException {
        assertContains("\"row_count\":2,\"message\":", ada.post(200, "/data/plants/-/drop", "{nonsense"));
        ada.post(200, "/data/plants/-/drop", "{\"confirm\": false}");
        assertContains("Wisteria", site.read("/data/plants.json", ""));
        assertEquals("{\"ok\":true}", ada.post(200, "/data/plants/-/drop", "{\"confirm\": true}"));
        ada.post(404, "/data/plants/-/drop", "{\"confirm\": true}");
        ada.post(404, "/data/tall/-/drop", "{\"confirm\": true}");
        ada.post(403, "/data/words_data/-/drop", "{\"confirm\": true}");
        bob.post(403, "/data/loose/-/drop", "{\"confirm\": true}");
    }

    @Test
    void columnsGetAMeaning() throws IOException {
        assertContains(
                "\"column_type\":{\"type\":\"email\",\"config\":null}",
                ada.post(
                        200,
                        "/data/loose/-/set-column-type",
                        "{\"column\": \"c\", \"column_type\": {\"type\": \"email\"}}"));
        assertContains("c: Invalid email", ada.post(400, "/data/loose/-/insert", "{\"row\": {\"c\": \"x\"}}"));
        assertContains("\"c\":{\"type\":\"email\"", site.read("/data/loose.json?_extra=column_types", ""));
        ada.post(200, "/data/loose/-/set-column-type", "{\"column\": \"c\", \"column_type\": null}");
        ada.post(201, "/data/loose/-/insert", "{\"row\": {\"c\": \"x\"}}");
        assertContains(
                "only applicable",
                ada.post(
                        400,
                        "/data/loose/-/set-column-type",
                        "{\"column\": \"b\", \"column_type\": {\"type\": \"url\"}}"));
        bob.post(403, "/data/loose/-/set-column-type", "{nonsense");
    }
}
