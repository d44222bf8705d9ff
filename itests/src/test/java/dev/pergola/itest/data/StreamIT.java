package dev.pergola.itest.data;

import static dev.pergola.itest.harness.Eventually.eventually;
import static dev.pergola.itest.harness.Eventually.eventuallyPresent;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.itest.harness.Pergola;
import dev.pergola.itest.harness.PergolaProcess;
import dev.pergola.itest.harness.RawHttp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Results of any size are sent in a small heap, and what nobody takes any more is given up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StreamIT {

    private static final int STREAMS = 4;
    private static final int MANY = 2_000_000;
    private static final String ENDLESS = "with recursive n(i) as (select 1 union all select i + 1 from n) ";

    private PergolaProcess server;

    @BeforeAll
    void serve() {
        server = Pergola.unpacked()
                .with("PERGOLA_JAVA_OPTIONS", "-Xmx48m")
                .serve("-s", "max_csv_mb", "0", "-s", "sql_time_limit_ms", "60000");
    }

    @AfterAll
    void end() {
        server.close();
    }

    private static String path(String format, String sql) {
        return "/_memory/-/query." + format + "?_stream=on&sql=" + URLEncoder.encode(sql, StandardCharsets.UTF_8);
    }

    /** Streams that others have given up may take their places for a moment longer. */
    private BufferedReader read(String path) {
        return eventuallyPresent("the answer to " + path, () -> opened(path));
    }

    private Optional<BufferedReader> opened(String path) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create(server.address() + path).toURL().openConnection();
            return connection.getResponseCode() == 503
                    ? Optional.empty()
                    : Optional.of(new BufferedReader(
                            new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void allRowsComeThroughAHeapThatCouldNotHoldThem() throws IOException {
        String sql =
                ENDLESS + "select i, 'a text that makes every row longer, number ' || i as note from n limit " + MANY;
        for (String format : List.of("csv", "json")) {
            try (BufferedReader lines = read(path(format, sql) + "&_shape=array&_nl=on")) {
                long count = 0;
                String last = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    count++;
                    last = line;
                }
                assertEquals(format.equals("csv") ? MANY + 1 : MANY, count, format);
                assertTrue(last.contains("number " + MANY), last);
            }
        }
    }

    @Test
    void downloadsLeaveRoomForPagesAndForOthersWhenTheyEnd() throws IOException {
        RawHttp raw = new RawHttp(server.address());
        String endless = path("csv", ENDLESS + "select i from n");
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < STREAMS; i++) {
                slow.add(begin(endless));
            }
            RawHttp.Answer refused = raw.get(endless);
            assertEquals(503, refused.status());
            assertTrue(refused.header("retry-after").isPresent());
            assertEquals(200, raw.get("/_memory/-/query.json?sql=select+1").status());
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
        roomForAnother(raw);
    }

    @Test
    void aStatementOfWhichNobodyWaitsForTheNextRowIsStopped() {
        RawHttp raw = new RawHttp(server.address());
        for (int i = 0; i < STREAMS; i++) {
            raw.hangUpAfter(path("csv", ENDLESS + "select i from n where i < 2"), 0);
        }
        roomForAnother(raw);
    }

    private static void roomForAnother(RawHttp raw) {
        eventually(
                "a stream is taken on", () -> raw.get(path("csv", "select 1")).status() == 200);
    }

    /** A client that takes the first bytes and no more. */
    private Socket begin(String path) throws IOException {
        Socket socket = new Socket(server.address().getHost(), server.address().getPort());
        socket.getOutputStream()
                .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        assertTrue(socket.getInputStream().read() > 0, "the answer has begun");
        return socket;
    }
}
