package dev.pergola.core.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.core.model.AllowBlock;
import dev.pergola.core.model.PlainValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllowMatchTest {
    private static final Actor NOBODY = Actor.anonymous();
    private static final Actor BOB = Actor.withId("bob");

    @Test
    void everybodyAndNobody() {
        for (Actor actor : List.of(NOBODY, BOB)) {
            assertTrue(AllowMatch.matches(new AllowBlock.Always(true), actor));
            assertFalse(AllowMatch.matches(new AllowBlock.Always(false), actor));
            assertFalse(matches(Map.of(), actor));
        }
    }

    @Test
    void theAnonymousActorMatchesOnlyABlockForIt() {
        Map<String, PlainValue> unauthenticated = Map.of("unauthenticated", PlainValue.of(true));
        assertTrue(matches(unauthenticated, NOBODY));
        assertFalse(matches(unauthenticated, BOB));
        assertFalse(matches(Map.of("unauthenticated", PlainValue.of(1)), NOBODY));
        assertFalse(matches(Map.of("id", PlainValue.of("*")), NOBODY));
        assertTrue(matches(Map.of("unauthenticated", PlainValue.of(true), "id", PlainValue.of("bob")), BOB));
    }

    @Test
    void valuesAreEqualOrOneOfSeveral() {
        assertTrue(matches(Map.of("id", PlainValue.of("bob")), BOB));
        assertFalse(matches(Map.of("id", PlainValue.of("ann")), BOB));
        assertTrue(matches(Map.of("id", texts("ann", "bob")), BOB));
        assertFalse(matches(Map.of("id", texts()), BOB));
    }

    @Test
    void listsOfTheActorMeetListsOfTheBlock() {
        Actor staff = Actor.of(Map.of("roles", texts("staff", "cook")));
        assertTrue(matches(Map.of("roles", texts("staff")), staff));
        assertTrue(matches(Map.of("roles", PlainValue.of("cook")), staff));
        assertFalse(matches(Map.of("roles", texts("guest")), staff));
    }

    @Test
    void aStarMeansThatTheAttributeIsThere() {
        Map<String, PlainValue> anyId = Map.of("id", PlainValue.of("*"));
        assertTrue(matches(anyId, BOB));
        assertTrue(matches(anyId, Actor.of(Map.of("id", PlainValue.nothing()))));
        assertFalse(matches(anyId, Actor.of(Map.of("name", PlainValue.of("bob")))));
        assertFalse(matches(Map.of("id", texts("*")), BOB), "a star in a list is only a star");
    }

    @Test
    void oneOfSeveralAttributesIsEnough() {
        assertTrue(matches(
                Map.of("id", PlainValue.of("ann"), "role", PlainValue.of("x"), "a", PlainValue.of(1)),
                Actor.of(Map.of("id", PlainValue.of("bob"), "role", PlainValue.of("x")))));
    }

    @Test
    void typesCountExceptThatTrueAndOneAreOne() {
        Actor one = Actor.of(Map.of("n", PlainValue.of(1)));
        assertTrue(matches(Map.of("n", PlainValue.of(true)), one));
        assertTrue(matches(Map.of("n", new PlainValue.Real(1.0)), one));
        assertFalse(matches(Map.of("n", PlainValue.of("1")), one));
        assertFalse(matches(Map.of("n", PlainValue.nothing()), Actor.of(Map.of("n", PlainValue.nothing()))));
        assertFalse(matches(Map.of("n", new PlainValue.Real(Double.NaN)), Actor.of(Map.of("n", PlainValue.of(0)))));
    }

    @Test
    void anActorIsShownByTheFirstNameThatItHas() {
        assertEquals(Optional.of("bob"), BOB.displayName());
        assertEquals(
                Optional.of("Bob B."),
                Actor.of(Map.of(
                                "id",
                                PlainValue.of("bob"),
                                "display",
                                PlainValue.of(""),
                                "name",
                                PlainValue.of("Bob B.")))
                        .displayName());
        assertEquals(Optional.empty(), NOBODY.displayName());
        assertFalse(Actor.of(Map.of()).isAnonymous());
    }

    private static boolean matches(Map<String, PlainValue> block, Actor actor) {
        return AllowMatch.matches(new AllowBlock.Matching(block), actor);
    }

    private static PlainValue texts(String... texts) {
        return new PlainValue.Items(Arrays.stream(texts).map(PlainValue::of).toList());
    }
}
