package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import dev.pergola.core.identity.ActorCookie;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever has a name or a text in a site is called by markup, and whatever a request can say is markup: no page makes more
 * of it than text, no address leads to it, and it is shown where it belongs. New routes are found by themselves.
 */
class HostileMarkupTest {

    @RegisterExtension
    final AskedSite site = MarkupSite.site();

    private final EveryRoute routes = new EveryRoute(site, HostileMarkupTest::values);
    private final Set<String> faults = new TreeSet<>();
    private final Set<String> shown = new TreeSet<>();
    private int pages;

    private static List<String> values(String place, String pattern) {
        return switch (place) {
            case "database" -> List.of("data", MarkupSite.part(MarkupSite.FILE));
            case "table", "query" ->
                Stream.of(MarkupSite.TABLE, MarkupSite.VIEW, MarkupSite.LABELS, MarkupSite.QUERY, MarkupSite.WRITING)
                        .map(MarkupSite::part)
                        .toList();
            case "row", "key" ->
                List.of(MarkupSite.part(MarkupSite.KEY), "__proto__", "1", MarkupSite.part(Markup.named("norow")));
            case "format" -> List.of("json", MarkupSite.part(Markup.named("format")));
            default -> List.of(MarkupSite.part(Markup.named("path")));
        };
    }

    private static RequestBuilder by(AskedSite site, RequestBuilder request) {
        return request.header("Accept", "text/html")
                .header(
                        "Cookie",
                        ActorCookie.NAME + "="
                                + site.identity()
                                        .cookie()
                                        .write(MarkupSite.ACTOR, Optional.empty())
                                        .orElseThrow());
    }

    private Response look(RequestBuilder request, String sent) throws IOException {
        Response response = site.ask(by(site, request));
        String content = AskedSite.text(response);
        String type = response.headers().first("Content-Type").orElse("");
        String where = sent.substring(0, Math.min(sent.length(), 300)) + " -> " + response.status() + " has ";
        if (type.startsWith("text/html")) {
            pages++;
            shown.addAll(Markup.words(content));
            Markup.faults(content).forEach(fault -> faults.add(where + fault));
        } else if (Markup.isIn(content) && !isNoPage(response, type)) {
            faults.add(where + "content that a browser may take for a page: " + response.headers());
        }
        response.headers()
                .first("Location")
                .filter(address -> !address.matches("/(?![/\\\\])[!-~]*|https?://[!-~]*"))
                .ifPresent(address -> faults.add(where + "a way to another place: " + address));
        return response;
    }

    private static boolean isNoPage(Response response, String type) {
        return response.headers()
                        .first("X-Content-Type-Options")
                        .filter("nosniff"::equals)
                        .isPresent()
                && type.matches(
                        "(application/(json|octet-stream|binary|yaml)|text/(plain|csv|markdown|event-stream)).*");
    }

    private void assertHarmless() {
        assertEquals("", String.join("\n", faults));
    }

    @Test
    void whatIsStoredIsShownAsText() throws IOException {
        for (String pattern : routes.patterns("GET").toList()) {
            for (String path : routes.addresses(pattern)) {
                look(Request.get(path), path);
            }
        }
        assertHarmless();
        assertTrue(pages > 100, () -> pages + " pages");
    }

    @Test
    void everyTextIsShownWhereItBelongs() throws IOException {
        String table = "/data/" + MarkupSite.part(MarkupSite.TABLE);
        for (String path : List.of(
                "/",
                "/data",
                "/" + MarkupSite.part(MarkupSite.FILE),
                table,
                QueryString.of("_facet_array", MarkupSite.JSON).appendTo(table),
                table + "/" + MarkupSite.part(MarkupSite.KEY),
                table + "/__proto__",
                table + "/-/new",
                table + "/-/edit-table",
                table + "/" + MarkupSite.part(MarkupSite.KEY) + "/-/edit",
                table + "/-/schema",
                "/data/" + MarkupSite.part(MarkupSite.VIEW),
                "/data/" + MarkupSite.part(MarkupSite.LABELS),
                "/data/" + MarkupSite.part(MarkupSite.QUERY),
                "/data/" + MarkupSite.part(MarkupSite.WRITING),
                "/data/searched?_search=wren",
                "/data/-/queries")) {
            assertEquals(200, look(Request.get(path), path).status(), path);
        }
        Set<String> missing = new TreeSet<>(Set.of(
                "markfile",
                "marktable",
                "markview",
                "marklabels",
                "markkey",
                "markcolumn",
                "markjsoncolumn",
                "markkeycolumn",
                "markviewcolumn",
                "markcell",
                "markinobject",
                "markinlist",
                "marknojson",
                "markaddress",
                "markline",
                "markday",
                "marklabel",
                "markfound",
                "markindex",
                "markresult",
                "markresultcolumn",
                "markquerytitle",
                "markquerydescription",
                "markwritingtitle",
                "markparameter",
                "markactorname",
                "marksitetitle",
                "marksitedescription",
                "marksitelicense",
                "marksitesource",
                "markdatabasetitle",
                "markdatabaseabout",
                "marktablestitle",
                "marktablesdescription",
                "markcolumndescription",
                "markdefault"));
        missing.removeAll(shown);
        assertEquals(Set.of(), missing);
        assertHarmless();
    }

    /** What pages look at, and forms send. */
    private static final List<String> ARGUMENTS = List.of(
            "_search",
            "_search_" + MarkupSite.COLUMN,
            "_sort",
            "_sort_desc",
            "_facet",
            "_facet_array",
            "_facet_date",
            "_facet_size",
            "_col",
            "_nocol",
            "_where",
            "_through",
            "_next",
            "_size",
            "_shape",
            "_extra",
            "_json",
            "_labels",
            "_label",
            "_ttl",
            "_timelimit",
            "_searchmode",
            "_fts_table",
            "_fts_pk",
            "_trace",
            "_context",
            "_filter_column",
            "_filter_op",
            "_row",
            "_blob_column",
            "_hash",
            "_show_hidden",
            "_hide_sql",
            "_nofacet",
            MarkupSite.COLUMN,
            MarkupSite.COLUMN + "__contains",
            MarkupSite.COLUMN + "__nope",
            Markup.named("argument"),
            "address__in",
            "id",
            "sql",
            "p",
            "q",
            "name",
            "title",
            "description",
            "path",
            "action",
            "parent",
            "child",
            "actor",
            "token",
            "message",
            "type",
            "table",
            "database",
            "plugin",
            "search",
            "text",
            "is_write",
            "source",
            "owner");

    /** Where the same happens as elsewhere. */
    private static boolean isLikeOthers(String path) {
        return path.endsWith(".json")
                || path.contains("/__proto__")
                || path.contains("/1")
                || Stream.of(MarkupSite.FILE, MarkupSite.LABELS, MarkupSite.WRITING)
                        .map(MarkupSite::part)
                        .anyMatch(path::contains);
    }

    private static Stream<QueryString> arguments() {
        Stream<QueryString> each = ARGUMENTS.stream().map(name -> QueryString.of(name, Markup.named("value")));
        return Stream.concat(
                each,
                Stream.of(
                        QueryString.of(
                                "_filter_column",
                                MarkupSite.COLUMN,
                                "_filter_op",
                                "exact",
                                "_filter_value",
                                MarkupSite.KEY),
                        QueryString.of("_facet", MarkupSite.COLUMN, MarkupSite.COLUMN, Markup.named("cell")),
                        QueryString.of(
                                "sql",
                                "select " + MarkupSite.literal(Markup.named("r")) + " as \"__proto__\", :p",
                                "p",
                                Markup.named("value"))));
    }

    @Test
    void whatARequestSaysIsShownAsText() throws IOException {
        for (String pattern : routes.patterns("GET").toList()) {
            for (String path : routes.addresses(pattern)) {
                if (!isLikeOthers(path)) {
                    for (QueryString said : arguments().toList()) {
                        String address = said.appendTo(path);
                        look(Request.get(address), address);
                    }
                }
            }
        }
        assertHarmless();
        assertTrue(shown.contains("markvalue"));
    }

    private static byte[] form() {
        Stream<String> names = Stream.concat(
                ARGUMENTS.stream(),
                Stream.of("value:" + MarkupSite.COLUMN, "as:" + MarkupSite.COLUMN, "came:" + MarkupSite.COLUMN));
        return names.map(name -> QueryString.of(name, Markup.named("value")).encoded())
                .collect(Collectors.joining("&", "message_type=all&", ""))
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void whatIsSentIsShownAsText() throws IOException {
        List<String> kept = new ArrayList<>();
        for (String pattern : routes.patterns("POST").toList()) {
            for (String path : routes.addresses(pattern)) {
                for (String type : List.of("application/x-www-form-urlencoded", "application/json")) {
                    byte[] body = type.endsWith("json")
                            ? ("{\""
                                            + Markup.named("member")
                                                    .replace("\\", "\\\\")
                                                    .replace("\"", "\\\"") + "\": 1}")
                                    .getBytes(StandardCharsets.UTF_8)
                            : form();
                    Response answer = look(Request.get(path).method("POST").body(type, body), path + " as " + type);
                    kept.addAll(answer.headers().all("Set-Cookie"));
                }
            }
        }
        assertTrue(kept.stream().anyMatch(cookie -> cookie.startsWith("ds_messages=")), kept::toString);
        for (String cookie : kept) {
            Response page = site.ask(
                    Request.get("/").header("Accept", "text/html").header("Cookie", cookie.replaceAll(";.*", "")));
            String content = AskedSite.text(page);
            shown.addAll(Markup.words(content));
            faults.addAll(Markup.faults(content));
        }
        assertHarmless();
        assertTrue(shown.contains("markvalue"));
    }

    private Response write(int status, String path, String json) throws IOException {
        Response answer = look(
                Request.get(path).method("POST").body("application/json", json.getBytes(StandardCharsets.UTF_8)), path);
        assertEquals(status, answer.status(), path + json);
        return answer;
    }

    /** What people with an account store is shown to others. */
    @Test
    void whatIsWrittenIsShownAsText() throws IOException {
        String table = MarkupSite.yaml(Markup.named("newtable"));
        String column = MarkupSite.yaml(Markup.named("newcolumn"));
        String cell = MarkupSite.yaml(Markup.named("newcell"));
        String path = "/data/" + MarkupSite.part(Markup.named("newtable"));
        write(
                201,
                "/data/-/create",
                "{\"table\": %s, \"pk\": %s, \"columns\": [{\"name\": %s, \"default\": %s}]}"
                        .formatted(table, column, column, MarkupSite.yaml(Markup.named("newdefault"))));
        write(201, path + "/-/insert", "{\"row\": {%s: %s}}".formatted(column, cell));
        write(400, path + "/-/insert", "{\"row\": {%s: %s}}".formatted(column, cell));
        List<String> messages = new ArrayList<>();
        String row = path + "/" + MarkupSite.part(Markup.named("newcell"));
        messages.addAll(write(200, row + "/-/update?_message=1", "{\"update\": {}}")
                .headers()
                .all("Set-Cookie"));
        write(201, "/data/-/queries/store", """
                {"query": {"name": "stored", "sql": %s, "title": %s, "description": %s, "fragment": %s}}""".formatted(
                        MarkupSite.yaml("select " + MarkupSite.literal(Markup.named("newresult")) + " as r, :p"),
                        MarkupSite.yaml(Markup.named("newtitle")),
                        MarkupSite.yaml(Markup.named("newdescription")),
                        MarkupSite.yaml(Markup.named("newfragment"))));
        write(
                200,
                path + "/-/set-column-type",
                "{\"column\": %s, \"column_type\": {\"type\": \"textarea\"}}".formatted(column));
        for (String read : List.of(
                "/",
                "/data",
                path,
                row,
                row + "/-/edit",
                row + "/-/remove",
                path + "/-/edit-table",
                path + "/-/new",
                path + "/-/insert-rows",
                "/data/stored",
                "/data/stored/-/edit",
                "/data/stored/-/delete",
                "/data/-/queries",
                "/-/queries",
                "/-/schema",
                "/-/permissions",
                "/-/allowed",
                "/-/rules",
                "/-/messages")) {
            look(Request.get(read), read);
        }
        messages.addAll(write(200, row + "/-/delete?_redirect_to_table=1", "{}")
                .headers()
                .all("Set-Cookie"));
        assertEquals(2, messages.size(), messages::toString);
        for (String message : messages) {
            String page = AskedSite.text(site.ask(Request.get("/").header("Cookie", message.replaceAll(";.*", ""))));
            assertTrue(Markup.words(page).contains("marknewcell"), page);
            faults.addAll(Markup.faults(page));
        }
        assertHarmless();
        Set<String> missing = new TreeSet<>(Set.of(
                "marknewtable",
                "marknewcolumn",
                "marknewcell",
                "marknewdefault",
                "marknewresult",
                "marknewtitle",
                "marknewdescription"));
        missing.removeAll(shown);
        assertEquals(Set.of(), missing);
    }
}
