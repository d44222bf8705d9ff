package dev.pergola.core.view.assets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.hook.page.Message;
import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageParts;
import dev.pergola.api.hook.page.SiteAddresses;
import dev.pergola.api.hook.page.SitePage;
import dev.pergola.api.hook.web.RouteContext;
import dev.pergola.api.hook.web.StaticFiles;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.Owner;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesRouteTest {
    private static final byte[] CONTENT = "let plot;".getBytes(StandardCharsets.UTF_8);

    private final HookRegistry registry = new HookRegistry();
    private final HookCalls calls = new HookCalls(Duration.ofSeconds(10), Clock.systemUTC());
    private final StaticFilesRoute route = StaticFilesRoute.ofPlugins(registry::lease, calls);
    private final AtomicInteger opened = new AtomicInteger();

    /** A request for a file, as the table of routes would hand it over. */
    private record Asked(Request request, Map<String, String> parts) implements RouteContext {

        @Override
        public Optional<String> optionalPathParameter(String name) {
            return Optional.ofNullable(parts.get(name));
        }

        @Override
        public PageParts partsOf(PageDescription page) {
            return PageParts.none();
        }

        @Override
        public Response page(SitePage page) {
            throw new IllegalStateException("A file is no page.");
        }

        @Override
        public SiteAddresses addresses() {
            throw new IllegalStateException("A file has no links.");
        }

        @Override
        public void showNext(Message message) {}

        @Override
        public void unrepeatable() {}
    }

    @BeforeEach
    void registerFiles() {
        register("vega-lite", path -> {
            opened.incrementAndGet();
            return path.equals("lib/plot one.js") ? Optional.of(new ByteArrayInputStream(CONTENT)) : Optional.empty();
        });
    }

    private void register(String name, StaticFiles files) {
        registry.register(
                PageHooks.STATIC_FILES,
                files,
                new Owner("vega", "1.0.0", 7),
                new HookProperties(Map.of(StaticFiles.NAME, name)));
    }

    private Response get(String name, String path, String query, String... header) {
        RequestBuilder request = Request.get("/-/static-plugins/" + name + "/" + path + query);
        for (int i = 0; i < header.length; i += 2) {
            request.header(header[i], header[i + 1]);
        }
        return route.handle(new Asked(request.build(), Map.of("name", name, "path", path)));
    }

    @Test
    void aFileIsReadOnceAndServedWithItsType() {
        for (int i = 0; i < 3; i++) {
            Response response = get("vega-lite", "lib/plot%20one.js", "");
            assertEquals(200, response.status());
            assertArrayEquals(CONTENT, response.body().bytes().orElseThrow());
            assertEquals(
                    Optional.of("text/javascript; charset=utf-8"),
                    response.headers().first("Content-Type"));
            assertEquals(Optional.of("nosniff"), response.headers().first("X-Content-Type-Options"));
        }
        assertEquals(1, opened.get());
    }

    @Test
    void aHyphenAndAnUnderscoreAreTheSame() {
        assertEquals(200, get("vega_lite", "lib/plot%20one.js", "").status());
    }

    @Test
    void aFileThatIsKnownIsNotSentAgain() {
        String tag = get("vega-lite", "lib/plot%20one.js", "")
                .headers()
                .first("ETag")
                .orElseThrow();
        assertEquals(
                304,
                get("vega-lite", "lib/plot%20one.js", "", "If-None-Match", "\"x\", W/" + tag)
                        .status());
        assertEquals(
                200,
                get("vega-lite", "lib/plot%20one.js", "", "If-None-Match", "\"other\"")
                        .status());
    }

    @Test
    void onlyTheAddressWithTheRightHashIsKeptForGood() {
        String hash = get("vega-lite", "lib/plot%20one.js", "")
                .headers()
                .first("ETag")
                .orElseThrow()
                .substring(1, 13);
        assertEquals(
                Optional.of("max-age=31536000, immutable, public"),
                get("vega-lite", "lib/plot%20one.js", "?_hash=" + hash)
                        .headers()
                        .first("Cache-Control"));
        assertEquals(
                Optional.empty(),
                get("vega-lite", "lib/plot%20one.js", "?_hash=000000000000")
                        .headers()
                        .first("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "gone.js",
                "../secret",
                "lib/../lib/plot%20one.js",
                "lib//plot%20one.js",
                "..%2fx",
                "a%5cb",
                "a%00b"
            })
    void whatIsNoFileIsNotFoundAndNeverAskedForByAWinding(String path) {
        ServerException refused = assertThrows(ServerException.class, () -> get("vega-lite", path, ""));
        assertEquals(ErrorCode.NOT_FOUND, refused.code());
        assertEquals(path.equals("gone.js") ? 1 : 0, opened.get());
    }

    @Test
    void brokenCodingIsABadRequest() {
        ServerException refused = assertThrows(ServerException.class, () -> get("vega-lite", "a%zz", ""));
        assertEquals(ErrorCode.BAD_REQUEST, refused.code());
    }

    @Test
    void namesThatCannotStandInAnAddressAreInvalid() {
        register("a/b", path -> Optional.empty());
        assertEquals(
                1,
                registry.current().statuses().stream()
                        .filter(status -> status.state() == HookState.INVALID)
                        .count());
    }
}
