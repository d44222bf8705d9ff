package dev.pergola.core.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.pergola.api.hook.web.RouteHook;
import dev.pergola.api.http.Response;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.HookState;
import dev.pergola.core.hooks.Owner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {

    private static final Owner CORE = Owner.core("1");
    private static final Owner PLUGIN = new Owner("hello", "1.0.0", 4);

    private final HookRegistry registry = new HookRegistry();

    private HookEntry<RouteHook> route(Owner owner, int ranking, String pattern, String... methods) {
        return registry.register(
                RouteTable.POINT,
                context -> Response.text(pattern),
                owner,
                new HookProperties(Map.of(
                        RouteHook.PATTERN, pattern, RouteHook.METHODS, methods, HookProperties.RANKING, ranking)));
    }

    private RouteMatch match(String method, String path) {
        return RouteTable.of(registry.current()).match(method, path);
    }

    private RouteMatch.Found found(String path) {
        return assertInstanceOf(RouteMatch.Found.class, match("GET", path), path);
    }

    @ParameterizedTest
    @CsvSource({
        "/fixtures, /{database}[.{format}]",
        "/fixtures.json, /{database}[.{format}]",
        "/fixtures/t, /{database}/{table}[.{format}]",
        "/fixtures/t/1~2E5.json, /{database}/{table}/{row}[.{format}]",
        "/fixtures/-/query.json, /{database}/-/query[.{format}]",
        "/-/plugins.json, /-/plugins[.json]",
        "/-/plugins, /-/plugins[.json]",
        "/-/static/deep/er/app.css, /-/static/{path*}",
        "/, /",
    })
    void aPathIsAnsweredByTheMostSpecificPattern(String path, String pattern) {
        for (String text : List.of(
                "/{database}[.{format}]",
                "/{database}/{table}[.{format}]",
                "/{database}/{table}/{row}[.{format}]",
                "/{database}/-/query[.{format}]",
                "/-/plugins[.json]",
                "/-/static/{path*}",
                "/")) {
            route(CORE, 0, text);
        }
        assertEquals(pattern, found(path).route().pattern());
    }

    @Test
    void pathPartsAreHandedOverStillEncodedAndAbsentOnesAreAbsent() {
        route(CORE, 0, "/{database}/{table}[.{format}]");
        assertEquals(
                Map.of("database", "a~2Fb", "table", "t%20u"),
                found("/a~2Fb/t%20u").pathParameters());
        assertEquals(
                Map.of("database", "a", "table", "t", "format", "json"),
                found("/a/t.json").pathParameters());
    }

    @Test
    void aPluginsRouteGoesBeforeTheCoresWhateverIsMoreSpecific() {
        route(CORE, -1000, "/-/hello");
        HookEntry<RouteHook> wide = route(PLUGIN, 0, "/-/{word}");
        assertEquals(wide, found("/-/hello").route().entry());
    }

    @Test
    void headIsAnsweredWhereGetIsAndOtherMethodsAreNamed() {
        route(CORE, 0, "/x");
        route(CORE, 0, "/x", "POST");
        assertInstanceOf(RouteMatch.Found.class, match("HEAD", "/x"));
        assertEquals(new RouteMatch.WrongMethod(List.of("GET", "HEAD", "POST")), match("PUT", "/x"));
        assertEquals(List.of("GET", "HEAD", "POST"), found("/x").allowedMethods());
        assertEquals(new RouteMatch.None(), match("GET", "/y"));
    }

    @Test
    void anAddressOfItsOwnIsNotAnsweredByAWiderPatternWhateverTheMethod() {
        route(CORE, 0, "/{database}/{table}/{row}");
        route(CORE, 0, "/{database}/-/create", "POST");
        assertEquals(new RouteMatch.WrongMethod(List.of("POST")), match("GET", "/a/-/create"));
        HookEntry<RouteHook> plugin = route(PLUGIN, 1, "/{path*}");
        assertEquals(plugin, found("/a/-/create").route().entry());
    }

    @Test
    void twoRoutesOfOnePatternAndMethodShadowAndOfDifferentMethodsLiveTogether() {
        route(CORE, 0, "/x");
        HookEntry<RouteHook> shadowing = route(PLUGIN, 1, "/x");
        HookEntry<RouteHook> posting = route(PLUGIN, 0, "/x", "POST");
        assertEquals(shadowing, found("/x").route().entry());
        assertInstanceOf(RouteMatch.Found.class, match("POST", "/x"));
        assertEquals(List.of(shadowing, posting), registry.current().active(RouteTable.POINT));
    }

    @ParameterizedTest
    @CsvSource({
        "'x', The route pattern x does not begin with a slash.",
        "'/{a}/{a}', The route pattern /{a}/{a} uses a name twice.",
        "'/{a', The route pattern /{a has a brace that does not enclose a name of letters and digits.",
        "'/[a', The route pattern /[a opens a bracket that is not closed.",
        "'/a]', The route pattern /a] closes a bracket that was not opened.",
    })
    void aPatternThatCannotBeReadMakesTheRouteInvalidWithAReason(String pattern, String reason) {
        route(PLUGIN, 0, pattern);
        assertEquals(HookState.INVALID, registry.current().statuses().get(0).state());
        assertEquals(List.of(reason), registry.current().statuses().get(0).reasons());
    }
}
