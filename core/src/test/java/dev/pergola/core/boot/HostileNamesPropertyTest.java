package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.text.SqlIdentifier;
import dev.pergola.core.text.TildeCoding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.sqlite.JDBC;

/**
 * Every argument of the API that becomes a name in SQL is tried with names that are SQL themselves. After each request the
 * schema of the file, read past the server, is what that request should have made of it, and nothing else; the table beside
 * is untouched.
 */
class HostileNamesPropertyTest {

    private static final List<String> NAMES = List.of(
            "victim\"; drop table victim; --",
            "victim'; drop table victim; --",
            "victim]; drop table victim; --",
            "victim`; drop table victim; --",
            "\"",
            "\"\"",
            "''",
            "`",
            "[",
            "]",
            "[a]",
            "a\"b\"\"c",
            "a.b",
            "main.victim",
            "main\".\"victim",
            "a;b",
            "a--b",
            "-- comment",
            "/* comment",
            "a*/b",
            "*",
            "select",
            "table",
            "rowid",
            "oid",
            "_rowid_",
            "null",
            "true",
            "1",
            "1e9",
            "x'00'",
            "current_timestamp",
            "generated",
            "over",
            "window",
            "filter",
            "returning",
            "?",
            "?1",
            ":name",
            "@name",
            "$name",
            "#1",
            " ",
            " a ",
            "\t",
            "a\tb",
            "%",
            "_",
            "__exact",
            "a__exact",
            "~2E",
            "~",
            "a,b",
            "a)b(",
            "a) , b text",
            "$base64",
            "__proto__",
            "pragma_table_info('victim')",
            "\u0430\u0435",
            "\u200b",
            "\u202e\u2066",
            "e\u0301",
            "\u212a",
            "\ud83d\ude00",
            "\uff07; drop table victim",
            "\u2019\u201d",
            "sqlite",
            "x_sqlite_");

    /** Half of a character, which JSON can say and SQLite cannot keep. */
    private static final String HALF = "\ud800";

    /** What has no name in SQLite, or none that may be given. */
    private static final List<String> IMPOSSIBLE =
            List.of("", "sqlite_x", "SQLite_X", "sqlite_master", "sqlite_sequence", "a\u0000b", "\u0000", "a\nb", HALF);

    private static final CommandLineFixture PERGOLA = new CommandLineFixture();
    private static Optional<Server> opened = Optional.empty();
    private static Path directory = Path.of("");

    @BeforeContainer
    static void open() throws IOException, SQLException {
        directory = Files.createTempDirectory("names");
        Path file = CommandLineFixture.database(
                directory.resolve("data.db"),
                "create table victim(id integer primary key, secret text)",
                "insert into victim values (1, 'kanary')");
        Path settings = Files.writeString(directory.resolve("pergola.yaml"), """
                permissions:
                  {create-table: true, insert-row: true, update-row: true, delete-row: true, alter-table: true,
                   drop-table: true, set-column-type: true, execute-write-sql: true, create-view: true}
                """);
        opened = Optional.of(PERGOLA.open(file.toString(), "-c", settings.toString()));
    }

    @AfterContainer
    static void close() throws IOException {
        opened.ifPresent(Server::close);
        PERGOLA.close();
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> parts = Arbitraries.of(
                "\"",
                "'",
                "`",
                "[",
                "]",
                ";",
                "--",
                "/*",
                "*/",
                "(",
                ")",
                ",",
                ".",
                " ",
                "\t",
                "\\",
                "%",
                "~",
                "=",
                "_",
                "?",
                ":",
                "@",
                "$",
                "drop table victim",
                "victim",
                "select",
                "union",
                "or",
                "as",
                "a",
                "é",
                "\u2019",
                "\u200b",
                "\ud83d\ude00",
                "0",
                "main");
        return parts.list().ofMinSize(1).ofMaxSize(6).map(list -> String.join("", list));
    }

    @Example
    void namesThatAreSqlAreNames() throws Exception {
        for (String name : NAMES) {
            live(name);
        }
    }

    @Property(tries = 10)
    void whateverNamesAreMadeOfTheyAreNames(@ForAll @From("names") String name) throws Exception {
        live(name.equalsIgnoreCase("victim") ? name + "_" : name);
    }

    @Example
    void whatCanBeNoNameIsRefusedAndChangesNothing() throws Exception {
        post(201, "/data/-/create", "{'table': 't', 'pk': 'id', 'columns': [{'name': 'id', 'type': 'integer'}]}");
        Map<String, String> before = schema();
        for (String name : IMPOSSIBLE) {
            post(400, "/data/-/create", "{'table': NAME, 'columns': [{'name': 'a'}]}", name);
            post(400, "/data/-/create", "{'table': NAME, 'row': {'a': 1}}", name);
            post(400, "/data/t/-/alter", operation("rename_table", "'to': NAME"), name);
            post(400, "/data/-/create", "{'table': 'u', 'columns': [{'name': 'a', 'fk_table': NAME}]}", name);
            assertEquals(before, schema(), name);
        }
        for (String name : List.of("", "a\u0000b", "\u0000", HALF)) {
            post(400, "/data/-/create", "{'table': 'u', 'columns': [{'name': NAME}]}", name);
            post(400, "/data/-/create", "{'table': 'u', 'row': {NAME: 1}}", name);
            post(400, "/data/t/-/alter", operation("add_column", "'name': NAME"), name);
            post(400, "/data/t/-/alter", operation("rename_column", "'name': 'id', 'to': NAME"), name);
            post(400, "/data/t/-/insert", "{'row': {NAME: 1}}", name);
            post(400, "/data/t/-/insert", "{'row': {NAME: 1}, 'alter': true}", name);
            post(400, "/data/t/-/upsert", "{'row': {'id': 1, NAME: 1}}", name);
            assertEquals(before, schema(), name);
        }
        post(200, "/data/t/-/drop", "{'confirm': true}");
    }

    /** A table, its columns, its keys and what refers to it, all by one name, from the beginning to the end. */
    private void live(String name) throws Exception {
        Map<String, String> before = schema();
        String table = "/data/" + TildeCoding.encode(name);
        post(201, "/data/-/create", """
                {'table': NAME, 'pk': NAME, 'columns': [{'name': NAME}, {'name': 'plain', 'type': 'integer'},
                 {'name': NAME2, 'default': NAME}, {'name': 'ref', 'type': 'integer', 'fk_table': 'victim'}]}""", name);
        assertOnly(before, name);
        assertEquals(List.of(name, "plain", name + 2, "ref"), columns(name));

        post(201, table + "/-/insert", "{'row': {NAME: NAME, 'plain': 1}}", name);
        post(200, table + "/-/upsert", "{'rows': [{NAME: 'b', 'plain': 2, NAME2: 'x'}]}", name);
        assertEquals(List.of(name + "|1|" + name, "b|2|x"), rows(name, name, "plain", name + 2));
        read(name, table);
        String row = table + "/" + TildeCoding.encode(name);
        post(200, row + "/-/update", "{'update': {NAME2: 'y'}}", name);
        post(200, table + "/b/-/delete", "{}", name);
        assertEquals(List.of("y|1"), rows(name, name + 2, "plain"));

        post(201, "/data/-/create", """
                {'table': 'child', 'columns': [{'name': 'c', 'fk_table': NAME, 'fk_column': NAME}]}""", name);
        assertEquals(List.of(name + "|" + name), keys("child"));
        assertEquals(200, get("/data/child.json?_labels=on").status(), name);
        post(200, "/data/child/-/drop", "{'confirm': true}");

        alter(name, table, "add_column", "'name': NAME3, 'not_null': true, 'default': NAME");
        alter(name, table, "rename_column", "'name': NAME2, 'to': NAME4");
        alter(name, table, "add_foreign_key", "'column': NAME4, 'fk_table': NAME, 'fk_column': NAME");
        assertTrue(keys(name).contains(name + "|" + name), () -> name + keys(name));
        alter(name, table, "alter_column", "'name': NAME4, 'default': NAME, 'type': 'text'");
        alter(name, table, "drop_foreign_key", "'column': NAME4");
        alter(name, table, "set_primary_key", "'columns': [NAME, 'plain']");
        alter(name, table, "reorder_columns", "'columns': [NAME4]");
        assertEquals(List.of(name + 4, name, "plain", "ref", name + 3), columns(name));
        assertEquals(List.of(name + "|1|y|" + name), rows(name, name, "plain", name + 4, name + 3));
        alter(name, table, "drop_column", "'name': NAME3");
        post(200, table + "/-/set-column-type", "{'column': NAME4, 'column_type': {'type': 'textarea'}}", name);
        post(
                200,
                "/data/-/execute-write",
                "{'sql': SQL}",
                "create index " + SqlIdentifier.quote(name + 6) + " on " + SqlIdentifier.quote(name) + "("
                        + SqlIdentifier.quote(name) + ")");
        alter(name, table, "rename_table", "'to': NAME5");
        assertOnly(before, name + 5);
        assertEquals(List.of(name + 4, name, "plain", "ref"), columns(name + 5));
        post(200, table + "5/-/drop", "{'confirm': true}");
        assertEquals(before, schema(), name);

        post(201, "/data/-/create", "{'table': NAME, 'row': {NAME: 1}, 'pk': NAME}", name);
        post(201, table + "/-/insert", "{'row': {NAME2: 1}, 'alter': true}", name);
        assertEquals(List.of(name, name + 2), columns(name));
        post(200, table + "/-/drop", "{'confirm': true}");
        assertEquals(before, schema(), name);
        assertEquals(List.of("1|kanary"), rows("victim", "id", "secret"));
    }

    /** Arguments of pages mean the column of that name and no other, and find its values. */
    private void read(String name, String table) throws IOException {
        for (QueryString asked : List.of(
                QueryString.of("_sort", name),
                QueryString.of("_sort_desc", name, "_size", "1"),
                QueryString.of("_facet", name),
                QueryString.of("_facet", name + 2),
                QueryString.of("_col", name),
                QueryString.of("_nocol", name + 2),
                QueryString.of(name + "__exact", name),
                QueryString.of(name + "__contains", "b"),
                QueryString.of(name + "__in", "b"),
                QueryString.of(name + "__isnull", "1"),
                QueryString.of("_extra", "count,columns,column_types"))) {
            assertEquals(200, get(asked.appendTo(table + ".json")).status(), asked::toString);
        }
        assertEquals(
                200,
                get(QueryString.of("_sort", name, "_facet", name + 2).appendTo(table))
                        .status(),
                name);
        String found = TestClient.text(get(QueryString.of(name + "__exact", "b", "_shape", "arrays", "_extra", "count")
                .appendTo(table + ".json")));
        assertTrue(found.contains("\"count\":1"), () -> name + found);
        String unknown = name + "\" union select 1,2,3,secret from victim --";
        for (QueryString asked : List.of(
                QueryString.of("_sort", unknown),
                QueryString.of("_col", unknown),
                QueryString.of("_facet", unknown),
                QueryString.of("_nocol", unknown))) {
            Response refused = get(asked.appendTo(table + ".json"));
            String text = TestClient.text(refused);
            assertTrue(
                    refused.status() == 400 && !text.contains("kanary"),
                    () -> asked + " -> " + refused.status() + text);
        }
    }

    private static void alter(String name, String table, String operation, String arguments) throws SQLException {
        Map<String, String> before = schema();
        post(200, table + "/-/alter", operation(operation, arguments), name);
        Map<String, String> after = schema();
        assertEquals(before.get("victim"), after.get("victim"));
    }

    private static String operation(String operation, String arguments) {
        return "{'operations': [{'op': '" + operation + "', 'args': {" + arguments + "}}]}";
    }

    /** Beside what was there before, there is this table with its own indexes. */
    private static void assertOnly(Map<String, String> before, String table) throws SQLException {
        Map<String, String> more = schema();
        assertTrue(more.containsKey(table), () -> table + more);
        more.keySet().removeAll(before.keySet());
        for (Map.Entry<String, String> entry : more.entrySet()) {
            assertTrue(
                    entry.getValue().startsWith(table + "|"), () -> table + " is not the owner of " + entry.getKey());
        }
        Map<String, String> same = schema();
        same.keySet().retainAll(before.keySet());
        assertEquals(before, same, table);
    }

    private static String post(int status, String path, String json, String... names) {
        String body = json.replace('\'', '"');
        for (String name : names) {
            String text = name.equals(HALF)
                    ? "\\ud800"
                    : new String(JsonStringEncoder.getInstance().quoteAsString(name));
            body = body.replaceAll("NAME([0-9]?)", "\"" + Matcher.quoteReplacement(text) + "$1\"")
                    .replace("SQL", '"' + text + '"');
        }
        Response answer = client().answer(Request.get(path)
                .method("POST")
                .body("application/json", body.getBytes(StandardCharsets.UTF_8))
                .build());
        String sent = path + " " + body + " -> " + answer.status() + " ";
        assertEquals(status, answer.status(), () -> sent + TestClient.text(answer));
        return TestClient.text(answer);
    }

    private static Response get(String path) {
        return client().answer(Request.get(path).build());
    }

    private static TestClient client() {
        return new TestClient(opened.orElseThrow().client());
    }

    private static List<String> query(String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection file = JDBC.createConnection("jdbc:sqlite:" + directory.resolve("data.db"), new Properties());
                Statement statement = file.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    cells.add(String.valueOf(result.getString(i)));
                }
                rows.add(String.join("|", cells));
            }
        }
        return rows;
    }

    private static Map<String, String> schema() throws SQLException {
        Map<String, String> schema = new TreeMap<>();
        try (Connection file = JDBC.createConnection("jdbc:sqlite:" + directory.resolve("data.db"), new Properties());
                Statement statement = file.createStatement();
                ResultSet result = statement.executeQuery("select name, tbl_name, type, sql from sqlite_master")) {
            while (result.next()) {
                schema.put(
                        result.getString(1),
                        result.getString(2) + "|" + result.getString(3) + "|" + result.getString(4));
            }
        }
        return schema;
    }

    private static List<String> columns(String table) throws SQLException {
        return query("select name from pragma_table_info(" + MarkupSite.literal(table) + ")");
    }

    private static List<String> keys(String table) {
        try {
            return query("select \"table\", \"to\" from pragma_foreign_key_list(" + MarkupSite.literal(table) + ")");
        } catch (SQLException failure) {
            throw new AssertionError(table, failure);
        }
    }

    private static List<String> rows(String table, String... columns) throws SQLException {
        String list = String.join(
                ", ",
                List.of(columns).stream().map(HostileNamesPropertyTest::exactly).toList());
        return query("select " + list + " from " + exactly(table) + " order by 2");
    }

    /** Written by the test itself, since the way of the server is what is tested. */
    private static String exactly(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
