package dev.pergola.core.boot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.data.Sql;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.api.hook.table.OutputContext;
import dev.pergola.api.hook.table.OutputFormat;
import dev.pergola.api.hook.table.StreamContext;
import dev.pergola.api.hook.table.Summary;
import dev.pergola.api.hook.table.SummaryColumn;
import dev.pergola.api.hook.table.SummaryContext;
import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.view.PluginFormats;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins bring formats for rows. */
class OutputFormatTest {

    @RegisterExtension
    private final PluginSite site = new PluginSite(
            """
            databases:
              data:
                queries:
                  tall: select name from plants where height > :least
            """,
            "create table plants(id integer primary key, name text, height real, pot blob)",
            "insert into plants(name, height, pot) values('Fern', 1.5, x'0102'), ('Aster', null, null), ('Birch', 12, null)");

    /** One line for what is shown, one for each row. */
    private static final OutputFormat LINES =
            context -> Response.text(context.page().subject().word() + " "
                    + context.page().columns() + "\n"
                    + context.rows().stream().map(row -> row + "\n").collect(Collectors.joining()));

    private HookEntry<OutputFormat> add(OutputFormat format) {
        return site.add(PluginFormats.POINT, format, Map.of(OutputFormat.EXTENSION, "lines"));
    }

    private int status(String path) {
        return site.client().answer(Request.get(path).build()).status();
    }

    @Test
    void aTableIsWrittenWithItsFiltersAndItsOrder() {
        assertEquals(404, status("/data/plants.lines"));
        HookEntry<OutputFormat> entry = add(LINES);
        assertEquals("""
                table [id, name, height, pot]
                [3, Birch, 12.0, NULL]
                [1, Fern, 1.5, 2 bytes]
                """, site.get("/data/plants.lines?height__notnull=1&_sort=name"));
        site.remove(entry);
        assertEquals(404, status("/data/plants.lines"));
    }

    @Test
    void theColumnsAreThoseThatWereAskedFor() {
        add(LINES);
        assertEquals("table [id, name]\n[1, Fern]\n", site.get("/data/plants.lines?_col=name&_size=1"));
    }

    @Test
    void aRowAQueryAndAStoredQueryAreWrittenToo() {
        add(LINES);
        assertEquals("row [id, name, height, pot]\n[2, Aster, NULL, NULL]\n", site.get("/data/plants/2.lines"));
        assertEquals("query [n]\n[3]\n", site.get("/data/-/query.lines?sql=select+count(*)+as+n+from+plants"));
        assertEquals("stored_query [name]\n[Birch]\n", site.get("/data/tall.lines?least=10"));
        assertEquals(404, status("/data/plants/99.lines"));
        assertEquals(400, status("/data/-/query.lines?sql=select+nothing"));
    }

    @Test
    void aRowKnowsItsKeyAndItsValues() {
        add(context -> {
            PageSubject.OfRow row = (PageSubject.OfRow) context.page().subject();
            return Response.text(row.key() + row.values().text("name").orElse(""));
        });
        assertEquals("[3]Birch", site.get("/data/plants/3.lines"));
    }

    @Test
    void theNextPageHasTheSameFormat() {
        add(context -> Response.text(context.next().orElse("none") + " " + context.truncated()));
        String first = site.get("/data/plants.lines?_size=2");
        assertTrue(first.contains("/data/plants.lines?_size=2&_next=2 "), first);
        assertEquals("none false", site.get("/data/plants.lines?_size=2&_next=2"));
    }

    @Test
    void rowsOfTablesTellTheirKeysAndRowsOfQueriesHaveNone() {
        add(context -> Response.text(context.keys().toString()));
        assertEquals("[[1], [2]]", site.get("/data/plants.lines?_sort_desc=name&_col=name&id__lt=3"));
        assertEquals("[[2]]", site.get("/data/plants/2.lines"));
        assertEquals("[]", site.get("/data/-/query.lines?sql=select+id+from+plants"));
    }

    /** Writes page by page as {@link #LINES}, and all rows at once. */
    private static final OutputFormat STREAMING = new OutputFormat() {
        @Override
        public Response render(OutputContext context) throws Exception {
            return LINES.render(context);
        }

        @Override
        public Optional<Response> stream(StreamContext context) {
            return Optional.of(Response.of("text/plain", context.body((rows, out) -> {
                out.write(("all " + context.page().columns() + "\n").getBytes(UTF_8));
                while (rows.hasNext()) {
                    out.write((rows.next() + "\n").getBytes(UTF_8));
                }
            })));
        }
    };

    @Test
    void allRowsAreStreamedWhereTheFormatCan() {
        add(STREAMING);
        assertEquals(
                """
                all [id, name]
                [3, Birch]
                [1, Fern]
                """, site.get("/data/plants.lines?_stream=1&_size=1&_col=name&_sort_desc=height&height__notnull=1"));
        assertTrue(site.get("/data/plants.lines?_size=1").startsWith("table"));
        assertTrue(site.get("/data/plants/1.lines?_stream=1").startsWith("row"));
    }

    /** The statement of the address, over all rows that the rest of the address asks for. */
    private static final OutputFormat SUMMING = new OutputFormat() {
        @Override
        public Response render(OutputContext context) throws Exception {
            return LINES.render(context);
        }

        @Override
        public Optional<Response> summarise(SummaryContext rows) {
            return rows.request().parameter("_statement").map(statement -> {
                Summary summary = rows.summary(Sql.of(statement, 1), 2);
                return Response.text(rows.page().subject().word() + " "
                        + rows.columns().stream().map(SummaryColumn::name).toList() + " " + rows.ordered() + " "
                        + summary.rows() + summary.truncated());
            });
        }
    };

    @Test
    void aFormatAnswersFromAllRowsWithoutReadingThem() {
        add(SUMMING);
        String count = "_statement=select+count(*),+max(c2)+from+rows+where+c2+>+?";
        assertEquals(
                "table [id, name, height, pot] false [[2, 12.0]]false",
                site.get("/data/plants.lines?_size=1&" + count));
        assertEquals(
                "table [id, name, height, pot] true [[1, 1.5]]false",
                site.get("/data/plants.lines?_sort_desc=name&height__lt=10&" + count));
        assertEquals(
                "table [id, height] false [[3], [1]]true",
                site.get("/data/plants.lines?_col=height&_statement=select+c0+from+rows+order+by+c1+*+?+desc"));
        assertTrue(site.get("/data/plants.lines").startsWith("table"));
    }

    @Test
    void aFormatAnswersFromAllRowsOfAQuery() {
        add(SUMMING);
        String names = "_statement=select+c0+from+rows+where+?";
        assertEquals("stored_query [name] false [[Birch]]false", site.get("/data/tall.lines?least=10&" + names));
        assertEquals(
                "query [n, n:1] true [[Fern], [Birch]]true",
                site.get("/data/-/query.lines?sql=select+name+as+n,+1+as+n+from+plants+order+by+n+desc+--+end&"
                        + names));
        assertEquals(400, status("/data/-/query.lines?sql=select+nothing&" + names));
        assertEquals(400, status("/data/plants.lines?_statement=select+nothing+from+rows+where+?"));
    }

    @Test
    void aFormatThatCannotStreamWritesAPage() {
        add(LINES);
        assertEquals("table [id, name]\n[1, Fern]\n", site.get("/data/plants.lines?_stream=1&_col=name&_size=1"));
    }

    @Test
    void aFormatThatFailsBeforeItStreamsSaysSo() {
        HookEntry<OutputFormat> entry = add(new OutputFormat() {
            @Override
            public Response render(OutputContext context) {
                return Response.text("");
            }

            @Override
            public Optional<Response> stream(StreamContext context) {
                throw new IllegalStateException("a secret");
            }
        });
        for (int i = 0; i < 50; i++) { // more often than there are connections, which all have to be given back
            assertTrue(
                    site.client().get(500, "/data/plants.lines?_stream=1").contains("The plugin plants 1.0.0 failed"));
        }
        assertTrue(entry.calls().failing().isPresent());
    }

    @Test
    void pagesOfferTheFormatWhereItSuits() {
        add(new OutputFormat() {
            @Override
            public Response render(OutputContext context) {
                return Response.text("");
            }

            @Override
            public boolean suits(PageDescription page) {
                return page.columns().contains("height");
            }
        });
        String page = site.get("/data/plants?height__gt=1");
        assertTrue(page.contains("/data/plants.lines?height__gt=1\">lines</a>"), page);
        assertTrue(site.get("/data/plants/1").contains("/data/plants/1.lines\""));
        assertTrue(site.get("/data/-/query?sql=select+height+from+plants").contains("query.lines?sql="));
        assertFalse(site.get("/data/tall?least=1").contains(".lines"));
        assertTrue(site.get("/data/plants.json?_extra=renderers").contains("\"lines\":"));
    }

    @Test
    void jsonCanBeReplacedAndComesBack() {
        HookEntry<OutputFormat> entry = site.add(PluginFormats.POINT, LINES, Map.of(OutputFormat.EXTENSION, "json"));
        assertTrue(site.get("/data/plants.json").startsWith("table [id"));
        assertTrue(site.get("/data.json").startsWith("{"));
        site.remove(entry);
        assertTrue(site.get("/data/plants.json").startsWith("{"));
    }

    @Test
    void theHigherRankingOneOfAnExtensionWrites() {
        add(LINES);
        site.add(
                PluginFormats.POINT,
                context -> Response.text("mine"),
                Map.of(OutputFormat.EXTENSION, "lines", HookProperties.RANKING, 5));
        assertEquals("mine", site.get("/data/plants.lines"));
    }

    @Test
    void whatCannotBeAnEndingIsInvalidWithTheReason() {
        for (String wrong : new String[] {"html", "csv", "Geo JSON"}) {
            HookEntry<OutputFormat> entry = site.add(PluginFormats.POINT, LINES, Map.of(OutputFormat.EXTENSION, wrong));
            assertTrue(site.platform().registry().current().statuses().stream()
                    .anyMatch(status -> status.entry() == entry && status.state() == HookState.INVALID));
            assertTrue(entry.problems().get(0).contains(wrong), () -> entry.problems()
                    .toString());
        }
    }

    @Test
    void aFormatThatFailsSaysWhichPluginAndTheRestGoesOn() {
        HookEntry<OutputFormat> entry = add(context -> {
            throw new IllegalStateException("a secret");
        });
        String answer = site.client().get(500, "/data/plants.lines");
        assertTrue(answer.contains("The plugin plants 1.0.0 failed"), answer);
        assertFalse(answer.contains("a secret"));
        assertTrue(entry.calls().failing().isPresent());
        assertTrue(site.get("/data/plants.json").contains("Fern"));
    }

    @Test
    void aFormatMayRefuse() {
        add(context -> {
            throw new ServerException(ErrorCode.BAD_REQUEST, "It needs a column named shape.");
        });
        assertTrue(site.client().get(400, "/data/plants.lines").contains("It needs a column named shape."));
    }

    @Test
    void anAnswerIsRepeatedWhereTheFormatPromisesIt() {
        AtomicInteger calls = new AtomicInteger();
        OutputFormat counting = context -> Response.text("number " + calls.incrementAndGet());
        HookEntry<OutputFormat> entry = add(counting);
        assertEquals("number 1", site.get("/data/plants.lines"));
        assertEquals("number 2", site.get("/data/plants.lines"));
        site.remove(entry);
        site.add(PluginFormats.POINT, counting, Map.of(OutputFormat.EXTENSION, "lines", RouteHook.REPEATABLE, true));
        assertEquals("number 3", site.get("/data/plants.lines"));
        assertEquals("number 3", site.get("/data/plants.lines"));
    }

    @Test
    void whoMayNotSeeTheTableDoesNotSeeItInAnotherFormat() {
        add(LINES);
        assertEquals(404, status("/data/nothing.lines"));
    }
}
