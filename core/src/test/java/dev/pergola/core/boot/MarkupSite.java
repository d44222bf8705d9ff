package dev.pergola.core.boot;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.permission.Actions;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.text.SqlIdentifier;
import dev.pergola.core.text.TildeCoding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A site in which everything that has a name or a text of its own is called by {@link Markup}. */
final class MarkupSite {

    static final String FILE = Markup.namedFile("file");
    static final String TABLE = Markup.named("table");
    static final String VIEW = Markup.named("view");
    static final String LABELS = Markup.named("labels");
    static final String QUERY = Markup.named("query");
    static final String WRITING = Markup.named("writing");
    static final String KEY = Markup.named("key");
    static final String COLUMN = Markup.named("column");
    static final String JSON = Markup.named("jsoncolumn");

    /** Whoever asks: what is known of him is markup as well. */
    static final Actor ACTOR = Actor.of(
            Map.of("id", PlainValue.of(Markup.named("actor")), "name", PlainValue.of(Markup.named("actorname"))));

    private static final String FOLLOWED = "javascript:pwned()//";

    private MarkupSite() {}

    static AskedSite site() {
        List<String> data = new ArrayList<>(statements());
        data.addAll(List.of(
                "create virtual table searched using fts5(found)",
                "insert into searched values(" + literal("wren " + Markup.named("found")) + ")"));
        return new AskedSite(configuration(), data.toArray(String[]::new))
                .saying(descriptions())
                .and(FILE, statements().toArray(String[]::new));
    }

    /** The part of an address that stands for a name. */
    static String part(String name) {
        return TildeCoding.encode(name);
    }

    private static String named(String name) {
        return SqlIdentifier.quote(name);
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** A text in JSON, which YAML takes as well. */
    static String yaml(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static List<String> statements() {
        String columns = named(Markup.named("keycolumn")) + " text primary key, " + named(COLUMN)
                + " text default " + literal(Markup.named("default"))
                + ", \"__proto__\" text, constructor text, onclick text, address text, " + named(JSON)
                + " text, lines text, picture blob, label integer references " + named(LABELS) + "(id), day text";
        return List.of(
                "create table " + named(LABELS) + "(id integer primary key, name text)",
                "insert into " + named(LABELS) + " values(1, " + literal(Markup.named("label")) + ")",
                "create table " + named(TABLE) + "(" + columns + ")",
                row(KEY, FOLLOWED, "{\"mark\": " + yaml(Markup.named("inobject")) + "}"),
                row("__proto__", " \tJAVA\tSCRIPT:pwned()", "[" + yaml(Markup.named("inlist")) + "]"),
                row("constructor", "data:text/html,<script>pwned()</script>", "[\"a\",\"b\"]"),
                row("script", "https://example.org/" + Markup.named("address"), yaml(Markup.named("nojson"))),
                "create index " + named(Markup.named("index")) + " on " + named(TABLE) + "(" + named(COLUMN) + ")",
                "create trigger " + named(Markup.named("trigger")) + " after delete on " + named(TABLE)
                        + " begin select " + literal(Markup.named("intrigger")) + "; end",
                "create view " + named(VIEW) + " as select " + named(COLUMN) + " as "
                        + named(Markup.named("viewcolumn")) + ", address from " + named(TABLE));
    }

    private static String row(String key, String address, String json) {
        String cell = literal(Markup.named("cell"));
        return "insert into " + named(TABLE) + " values("
                + String.join(
                        ", ",
                        literal(key),
                        cell,
                        cell,
                        cell,
                        cell,
                        literal(address),
                        literal(json),
                        literal(Markup.named("line") + "\n" + FOLLOWED),
                        "cast(" + cell + " as blob)",
                        "1",
                        literal(Markup.named("day")))
                + ")";
    }

    private static String configuration() {
        String permissions = Actions.builtIn().all().stream()
                .map(action -> action.name() + ": true")
                .collect(Collectors.joining(", ", "{", "}"));
        String one = """
                    tables:
                      TABLE:
                        label_column: COLUMN
                        facets: [COLUMN, address, label, {array: JSON}, {date: day}]
                        column_types: {address: url, JSON: json, lines: textarea}
                    queries:
                      QUERY:
                        sql: QUERYSQL
                        title: QUERYTITLE
                        description: QUERYDESCRIPTION
                        params: [p, PARAMETER]
                      WRITING:
                        sql: WRITINGSQL
                        title: WRITINGTITLE
                        write: true
                        on_success_message: SUCCESS
                        on_success_redirect: FOLLOWED
                """;
        return """
                settings: {trace_debug: true, template_debug: true, allow_download: true}
                permissions: PERMISSIONS
                databases:
                  data:
                ONE
                  FILE:
                ONE
                """.replace("ONE\n", one)
                .replace("PERMISSIONS", permissions)
                .replace(
                        "QUERYSQL",
                        yaml("select " + literal(Markup.named("result")) + " as " + named(Markup.named("resultcolumn"))
                                + ", :p as p"))
                .replace("WRITINGSQL", yaml("update " + named(LABELS) + " set id = id where name = :p"))
                .replace("QUERYTITLE", yaml(Markup.named("querytitle")))
                .replace("QUERYDESCRIPTION", yaml(Markup.named("querydescription")))
                .replace("WRITINGTITLE", yaml(Markup.named("writingtitle")))
                .replace("PARAMETER", yaml(Markup.named("parameter")))
                .replace("SUCCESS", yaml(Markup.named("success")))
                .replace("FOLLOWED", yaml(FOLLOWED))
                .replace("WRITING", yaml(WRITING))
                .replace("QUERY", yaml(QUERY))
                .replace("TABLE", yaml(TABLE))
                .replace("COLUMN", yaml(COLUMN))
                .replace("JSON", yaml(JSON))
                .replace("FILE", yaml(FILE));
    }

    private static String descriptions() {
        return described("site", "") + "databases:\n" + database("data") + database(yaml(FILE));
    }

    private static String database(String name) {
        return "  " + name + ":\n" + described("database", "    ") + "    tables:\n      " + yaml(TABLE) + ":\n"
                + described("tables", "        ") + "        columns: {" + yaml(COLUMN) + ": "
                + yaml(Markup.named("columndescription")) + "}\n";
    }

    private static String described(String what, String indented) {
        return List.of("title", "description", "license", "source", "about").stream()
                        .map(key -> indented + key + ": " + yaml(Markup.named(what + key)) + "\n")
                        .collect(Collectors.joining())
                + List.of("license_url", "source_url", "about_url").stream()
                        .map(key -> indented + key + ": " + yaml(FOLLOWED) + "\n")
                        .collect(Collectors.joining());
    }
}
