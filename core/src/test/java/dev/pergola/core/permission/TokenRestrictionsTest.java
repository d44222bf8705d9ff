package dev.pergola.core.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.config.JsonText;
import dev.pergola.core.model.AccessLevel;
import dev.pergola.core.model.AccessOptions;
import dev.pergola.core.model.AllowBlock;
import dev.pergola.core.model.PlainValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a token that is limited still opens. */
class TokenRestrictionsTest {

    private static final Permissions OPEN = Permissions.of(
            Actions.builtIn(), new PermissionPolicy(Set.of(), true, false), List.of(TokenRestrictionsTest::ofRoot));

    /** What the core says of root where it is started with that login. */
    private static List<Rule> ofRoot(Actor actor, Action action) {
        return actor.id().filter("root"::equals).isPresent()
                ? List.of(new Rule(Resource.server(), true, "root user", "pergola"))
                : List.of();
    }

    private static Action action(String name) {
        return Actions.builtIn().named(name).orElseThrow();
    }

    private static Actor root(String restrictions) {
        return Actor.of(Map.of(
                "id", PlainValue.of("root"), "_r", JsonText.read(restrictions).orElseThrow()));
    }

    /** As observed with the original for root. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            {"a":["vi"]}                          | true  | false | false | false | false | false
            {"a":["view-instance"]}               | true  | false | false | false | false | false
            {"d":{"w":["vt"]}}                    | false | false | true  | true  | false | false
            {"r":{"w":{"dogs":["vt","ir"]}}}      | false | false | true  | false | false | true
            {"d":{"w":["vd","vt","es","vq"]}}     | false | true  | true  | true  | true  | false
            {}                                    | false | false | false | false | false | false
            """)
    void aTokenOpensWhatItNames(
            String restrictions,
            boolean instance,
            boolean database,
            boolean dogs,
            boolean otherTable,
            boolean sql,
            boolean insertDogs) {
        ActorPermissions permissions = OPEN.of(root(restrictions));
        Resource w = Resource.database("w");
        assertEquals(instance, permissions.allows(Actions.VIEW_INSTANCE, Resource.server()));
        assertEquals(database, permissions.allows(Actions.VIEW_DATABASE, w));
        assertEquals(dogs, permissions.allows(Actions.VIEW_TABLE, Resource.inDatabase("w", "dogs")));
        assertEquals(otherTable, permissions.allows(Actions.VIEW_TABLE, Resource.inDatabase("w", "cats")));
        assertEquals(sql, permissions.allows(Actions.EXECUTE_SQL, w));
        assertEquals(insertDogs, permissions.allows(action("insert-row"), Resource.inDatabase("w", "dogs")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"vt\"",
                "{\"a\":\"vt\"}",
                "{\"a\":[1]}",
                "{\"d\":[\"vt\"]}",
                "{\"r\":{\"w\":[\"vt\"]}}"
            })
    void aLimitThatMakesNoSenseIsOneWithinWhichThereIsNothing(String restrictions) {
        assertFalse(OPEN.allows(root(restrictions), Actions.VIEW_TABLE, Resource.inDatabase("w", "dogs")));
    }

    @Test
    void aTokenForOneTableOpensNothingWhereTheDatabaseIsShut() {
        Permissions permissions = Permissions.of(
                Actions.builtIn(),
                new PermissionPolicy(
                        Set.of(
                                AccessLevel.ofDatabase("w", allowing(false)),
                                AccessLevel.ofTable("w", "dogs", allowing(true))),
                        true,
                        false),
                List.of());
        Resource dogs = Resource.inDatabase("w", "dogs");
        assertTrue(permissions.allows(Actor.withId("root"), Actions.VIEW_TABLE, dogs));
        assertFalse(permissions.allows(root("{\"r\":{\"w\":{\"dogs\":[\"vt\"]}}}"), Actions.VIEW_TABLE, dogs));
    }

    private static AccessOptions allowing(boolean allowed) {
        return new AccessOptions(Optional.of(new AllowBlock.Always(allowed)), Optional.empty(), Map.of());
    }

    @Test
    void aDecisionSaysWhatTheLimitDid() {
        Decision decision = OPEN.decide(root("{\"a\":[\"vd\"]}"), Actions.VIEW_TABLE, Resource.inDatabase("w", "dogs"));
        assertTrue(decision.rulesAllow());
        assertFalse(decision.limitsAllow());
        assertEquals(1, decision.limits().size());
    }

    /** One action that a token names, everywhere, in a database or with one thing in it. */
    record Named(Resource resource, Action action) {}

    @Property
    void aLimitedTokenMayExactlyWhatItsActorMayAndItNames(
            @ForAll("named") List<Named> named, @ForAll("resources") Resource resource) {
        RestrictionList list = new RestrictionList(Actions.builtIn());
        for (Named one : named) {
            add(list, one);
        }
        Map<String, PlainValue> attributes = new LinkedHashMap<>();
        attributes.put("id", PlainValue.of("root"));
        list.fields().ifPresent(fields -> attributes.put("_r", fields));
        for (Action action : List.of(Actions.VIEW_DATABASE, Actions.EXECUTE_SQL, action("insert-row"))) {
            boolean expected = named.isEmpty() || names(named, action, resource);
            assertEquals(expected, OPEN.allows(Actor.of(attributes), action, resource), action.name());
        }
    }

    private static boolean names(List<Named> named, Action action, Resource resource) {
        boolean itself = named.stream()
                .filter(one -> one.action().equals(action))
                .map(Named::resource)
                .anyMatch(
                        outer -> (outer.database().isEmpty() || outer.database().equals(resource.database()))
                                && (outer.name().isEmpty() || outer.name().equals(resource.name())));
        return itself
                && action.alsoRequires()
                        .map(name -> names(named, action(name), resource))
                        .orElse(true);
    }

    private static void add(RestrictionList list, Named one) {
        String name = one.action().name();
        switch (one.resource().scope()) {
            case GLOBAL -> list.everywhere(name);
            case PARENT -> list.inDatabase(one.resource().database().orElseThrow(), name);
            case RESOURCE ->
                list.with(
                        one.resource().database().orElseThrow(),
                        one.resource().name().orElseThrow(),
                        name);
        }
    }

    @Provide
    Arbitrary<List<Named>> named() {
        return Combinators.combine(
                        resources(), Arbitraries.of(Actions.VIEW_DATABASE, Actions.EXECUTE_SQL, action("insert-row")))
                .as(Named::new)
                .list()
                .ofMaxSize(5);
    }

    @Provide
    Arbitrary<Resource> resources() {
        Arbitrary<String> databases = Arbitraries.of("d", "e");
        return Arbitraries.oneOf(
                Arbitraries.just(Resource.server()),
                databases.map(Resource::database),
                Combinators.combine(databases, Arbitraries.of("t", "u")).as(Resource::inDatabase));
    }
}
