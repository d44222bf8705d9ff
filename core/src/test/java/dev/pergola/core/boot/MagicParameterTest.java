package dev.pergola.core.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.data.SqlValue;
import dev.pergola.api.hook.data.MagicParameter;
import dev.pergola.core.hooks.HookEntry;
import dev.pergola.core.view.query.MagicParameters;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Plugins fill in parameters of stored queries. */
class MagicParameterTest {

    @RegisterExtension
    private final PluginSite site = new PluginSite("""
            databases:
              data:
                queries:
                  count: select :_counter_next as n
                  path: select :_counter_path_of_the_page as n
                  epoch: select :_now_epoch as n
            """, "create table plants(name text)");

    private HookEntry<MagicParameter> add(MagicParameter parameter, String prefix) {
        return site.add(MagicParameters.POINT, parameter, Map.of(MagicParameter.PREFIX, prefix));
    }

    private String first(String query) {
        return site.get("/data/" + query + ".json?_shape=arrayfirst").strip();
    }

    @Test
    void aParameterIsFilledInForEachRequestAndLeavesWithItsPlugin() {
        AtomicLong number = new AtomicLong();
        HookEntry<MagicParameter> entry = add(
                (key, request) -> switch (key) {
                    case "next" -> Optional.of(SqlValue.of(number.incrementAndGet()));
                    case "path_of_the_page" -> Optional.of(SqlValue.of(request.path()));
                    default -> Optional.empty();
                },
                "counter");
        assertEquals("[1]", first("count"));
        assertEquals("[2]", first("count"));
        assertEquals("[\"/data/path.json\"]", first("path"));
        site.remove(entry);
        site.client().get(400, "/data/count.json");
    }

    @Test
    void anUnknownKeyIsAParameterLikeAnyOther() {
        add((key, request) -> Optional.empty(), "counter");
        site.client().get(400, "/data/count.json");
        assertEquals(
                "[\"5\"]",
                site.get("/data/count.json?_counter_next=5&_shape=arrayfirst").strip());
    }

    @Test
    void aPluginCanTakeThePlaceOfThoseOfTheCore() {
        add((key, request) -> Optional.of(SqlValue.of("noon")), "now");
        assertEquals("[\"noon\"]", first("epoch"));
    }

    @Test
    void aFailureNamesThePlugin() {
        add(
                (key, request) -> {
                    throw new IllegalStateException("a secret");
                },
                "counter");
        String answer = site.client().get(500, "/data/count.json");
        assertTrue(answer.contains("The plugin plants 1.0.0 failed"), answer);
    }

    @Test
    void aPrefixWithAnUnderscoreIsInvalid() {
        HookEntry<MagicParameter> entry = add((key, request) -> Optional.empty(), "two_words");
        assertTrue(entry.problems().get(0).contains("two_words"));
    }
}
