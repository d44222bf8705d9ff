package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was run for an answer is shown where the owner of the site lets people see it. */
class TraceTest {

    private static final String TABLE = "create table t(id integer primary key, v text)";
    private static final String ROWS = "insert into t(v) values('<b>one'), ('two')";

    @RegisterExtension
    private final AskedSite open = new AskedSite("settings: {trace_debug: true}", TABLE, ROWS);

    @RegisterExtension
    private final AskedSite closed = new AskedSite("settings: {trace_debug: false}", TABLE, ROWS);

    @Test
    void jsonTellsTheStatementsWithTheirValuesAndTimes() throws IOException {
        String json = open.read("/data/t.json?v=two&_trace=1", "");
        assertTrue(json.contains("\"_trace\": {"), json);
        assertTrue(json.contains("\"request_duration_ms\""), json);
        assertTrue(json.contains("\"num_traces\" : 1"), json);
        assertTrue(json.contains("\"database\" : \"data\""), json);
        assertTrue(json.contains("\"two\""), json);
        assertTrue(json.endsWith("}"), json);
    }

    @Test
    void aPageThatIsRepeatedToOthersIsMadeAnew() throws IOException {
        open.read("/data/t.json?_trace=1", "");
        assertTrue(open.read("/data/t.json?_trace=1", "").contains("\"num_traces\" : 1"));
    }

    @Test
    void pagesShowItAtTheEndAsText() throws IOException {
        String html = open.read("/data/t?v=%3Cb%3Eone&_trace=1", "");
        assertTrue(html.contains("<pre>{"), html);
        assertTrue(html.contains("num_traces"), html);
        assertFalse(html.contains("<b>one"), html);
    }

    @Test
    void csvIsShownAsAPage() throws IOException {
        Response csv = open.ask(Request.get("/data/t.csv?_trace=1"));
        assertEquals(
                "text/html; charset=utf-8", csv.headers().first("Content-Type").orElse(""));
        String html = AskedSite.text(csv);
        assertTrue(html.contains("CSV debug"), html);
        assertTrue(html.contains("1,&lt;b&gt;one"), html);
        assertTrue(html.contains("select"), html);
    }

    @Test
    void arraysHaveNoPlaceForIt() throws IOException {
        assertFalse(open.read("/data/t.json?_shape=array&_trace=1", "").contains("_trace"));
    }

    @Test
    void onlyWhatIsWrittenLiterallyAsksForIt() throws IOException {
        assertFalse(open.read("/data/t.json?_trace=2", "").contains("num_traces"));
        assertFalse(open.read("/data/t.json?_trace=%31", "").contains("num_traces"));
    }

    @Test
    void nobodySeesItWhereTheSettingIsOff() throws IOException {
        assertFalse(closed.read("/data/t.json?_trace=1", "").contains("num_traces"));
    }
}
