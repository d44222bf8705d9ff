package dev.pergola.core.view.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.pergola.api.ServerException;
import dev.pergola.api.hook.data.MagicParameter;
import dev.pergola.api.http.Request;
import dev.pergola.api.http.RequestBuilder;
import dev.pergola.core.hooks.HookCalls;
import dev.pergola.core.hooks.HookProperties;
import dev.pergola.core.hooks.HookRegistry;
import dev.pergola.core.hooks.LeasedHooks;
import dev.pergola.core.hooks.Owner;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import dev.pergola.core.permission.Actor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server fills in, at a time and with a chance of our own choice. */
class MagicParametersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2024-02-29T23:59:07.5Z"), ZoneId.of("Asia/Tokyo"));

    /** Always the same: each byte is 0xAB. */
    private static final RandomGenerator LOADED_DICE = () -> 0xABABABABABABABABL;

    private final HookRegistry registry = new HookRegistry();
    private Actor actor = ada();

    @BeforeEach
    void registerThoseOfTheCore() {
        OwnParameters.all(CLOCK, LOADED_DICE, request -> actor)
                .forEach((prefix, parameter) -> registry.register(
                        MagicParameters.POINT,
                        parameter,
                        Owner.core("1.0.0"),
                        new HookProperties(Map.of(MagicParameter.PREFIX, prefix))));
    }

    private Sql fill(Sql sql) {
        LeasedHooks hooks = new LeasedHooks(registry.current(), new HookCalls(Duration.ofSeconds(5), CLOCK), () -> {});
        return MagicParameters.fill(hooks, sql, request().build(), () -> {});
    }

    private static Actor ada() {
        return Actor.of(Map.of(
                "id", PlainValue.of("ada"),
                "first_name", PlainValue.of("Ada"),
                "age", PlainValue.of(36),
                "staff", PlainValue.of(true),
                "roles", new PlainValue.Items(List.of(PlainValue.of("admin"))),
                "boss", PlainValue.nothing()));
    }

    private static RequestBuilder request() {
        return Request.get("/data/q").header("User-Agent", "test/1").header("Cookie", "lang=sv; other_thing=1");
    }

    private Value value(String name) {
        return fill(Sql.of("select :" + name)).parameters().get(name);
    }

    @ParameterizedTest
    @CsvSource({
        "_actor_id,           ada",
        "_actor_first_name,   Ada",
        "_actor_roles,        '[\"admin\"]'",
        "_header_user_agent,  test/1",
        "_header_x_missing,   ''",
        "_cookie_lang,        sv",
        "_cookie_other_thing, 1",
        "_now_date_utc,       2024-02-29",
        "_now_datetime_utc,   2024-02-29T23:59:07Z",
        "_random_chars_5,     ababa",
        "_random_chars_0,     ''"
    })
    void eachNameStandsForItsValue(String name, String expected) {
        assertEquals(Value.of(expected), value(name));
    }

    @Test
    void numbersStayNumbers() {
        assertEquals(Value.of(36), value("_actor_age"));
        assertEquals(Value.of(1), value("_actor_staff"));
        assertEquals(Value.of(1709251147L), value("_now_epoch"));
        assertEquals(Value.nothing(), value("_actor_boss"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"_actor_shoe_size", "_cookie_missing", "_random_chars_x", "_random_chars_99999"})
    void whatCannotBeFilledInIsRefused(String name) {
        assertThrows(ServerException.class, () -> value(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "_id", "_nobody_knows", "_now_tomorrow", "_random_words_3", "actor_id"})
    void otherNamesAreLeftToTheVisitor(String name) {
        Sql filled = fill(Sql.of("select :" + name));
        assertFalse(filled.parameters().containsKey(name));
    }

    @Test
    void noArgumentTakesTheirPlace() {
        Sql asked = Sql.of("select :_actor_id").with("_actor_id", Value.of("root"));
        assertEquals(Value.of("ada"), fill(asked).parameters().get("_actor_id"));
    }

    @Test
    void somebodyUnknownIsToldToSignIn() {
        actor = Actor.anonymous();
        ServerException refused = assertThrows(ServerException.class, () -> fill(Sql.of("select :_actor_id")));
        assertEquals(403, refused.code().status());
    }
}
