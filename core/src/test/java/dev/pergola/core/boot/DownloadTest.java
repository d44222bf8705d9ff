package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pergola.api.http.Body;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The file of an immutable database, whole and in parts. */
class DownloadTest {

    @TempDir
    private Path directory;

    private final CommandLineFixture pergola = new CommandLineFixture();

    @AfterEach
    void close() {
        pergola.close();
    }

    private Path file() throws Exception {
        return CommandLineFixture.database(
                directory.resolve("data.db"), "create table t(v text)", "insert into t values('one')");
    }

    private static byte[] content(Response response) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Body body = response.body()) {
            body.writeTo(bytes);
        }
        return bytes.toByteArray();
    }

    private static Response ask(Server site, String... headers) {
        var request = Request.get("/data.db");
        for (int i = 0; i < headers.length; i += 2) {
            request = request.header(headers[i], headers[i + 1]);
        }
        return site.client().send(request.build());
    }

    private static String header(Response response, String name) {
        return response.headers().first(name).orElse("");
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-15,0,16", "bytes=100-,100,8192", "bytes=-92,8100,8192", "bytes=8000-99999,8000,8192"})
    void aPartIsSentAlone(String range, int from, int to) throws Exception {
        Path file = file();
        try (Server site = pergola.open("-i", file.toString())) {
            byte[] whole = Files.readAllBytes(file);
            assertEquals(8192, whole.length);
            Response part = ask(site, "Range", range);
            assertEquals(206, part.status());
            assertEquals("bytes %d-%d/8192".formatted(from, to - 1), header(part, "Content-Range"));
            assertEquals(String.valueOf(to - from), header(part, "Content-Length"));
            assertArrayEquals(Arrays.copyOfRange(whole, from, to), content(part));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=9-8", "bytes=-", "rows=1-2", "bytes=0-1,5-6", "bytes=x-", "bytes=0-1;"})
    void whatIsNotUnderstoodIsAnsweredWithTheWhole(String range) throws Exception {
        Path file = file();
        try (Server site = pergola.open("-i", file.toString())) {
            Response whole = ask(site, "Range", range);
            assertEquals(200, whole.status());
            assertEquals("bytes", header(whole, "Accept-Ranges"));
            assertArrayEquals(Files.readAllBytes(file), content(whole));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=8192-", "bytes=-0", "bytes=999999999999999999-"})
    void aPartThatIsNotThereIsRefusedWithTheSize(String range) throws Exception {
        try (Server site = pergola.open("-i", file().toString())) {
            Response refusal = ask(site, "Range", range);
            assertEquals(416, refusal.status());
            assertEquals("bytes */8192", header(refusal, "Content-Range"));
        }
    }

    @Test
    void aPartOfAnotherFileIsNotAddedToWhatTheClientHas() throws Exception {
        try (Server site = pergola.open("-i", file().toString())) {
            String tag = header(ask(site), "ETag");
            assertEquals(206, ask(site, "Range", "bytes=1-2", "If-Range", tag).status());
            assertEquals(
                    200,
                    ask(site, "Range", "bytes=1-2", "If-Range", "\"older\"").status());
            assertEquals(
                    200, ask(site, "Range", "bytes=1-2", "If-Range", "W/" + tag).status());
            assertEquals(
                    304, ask(site, "Range", "bytes=1-2", "If-None-Match", tag).status());
        }
    }
}
