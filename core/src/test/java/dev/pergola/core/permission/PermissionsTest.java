package dev.pergola.core.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.core.model.AccessLevel;
import dev.pergola.core.model.AccessOptions;
import dev.pergola.core.model.AllowBlock;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.ResourceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
    private static final Actor NOBODY = Actor.anonymous();
    private static final Actor BOB = Actor.withId("bob");
    private static final Actor ROOT = Actor.withId("root");
    private static final Resource DOGS = Resource.inDatabase("w", "dogs");
    private static final Resource CATS = Resource.inDatabase("w", "cats");
    private static final Resource W = Resource.database("w");

    @ParameterizedTest
    @CsvSource({
        "view-instance,true",
        "view-database,true",
        "view-database-download,true",
        "view-table,true",
        "view-query,true",
        "execute-sql,true",
        "execute-write-sql,false",
        "insert-row,false",
        "create-table,false",
        "store-query,false",
        "permissions-debug,false",
        "debug-menu,false",
        "drop-view,false",
        "delete-query,false",
    })
    void withoutAConfigurationEverybodyMayReadAndNobodyWrite(String action, boolean allowed) {
        assertEquals(allowed, open().allows(NOBODY, action(action), DOGS));
        assertFalse(denying().allows(NOBODY, action(action), DOGS), "--default-deny");
    }

    @Test
    void aBlockThatDoesNotMatchDeniesEvenRoot() {
        Permissions permissions = permissions(AccessLevel.ofTable("w", "dogs", allow(id("bob"))));

        assertTrue(permissions.allows(BOB, Actions.VIEW_TABLE, DOGS));
        assertFalse(permissions.allows(ROOT, Actions.VIEW_TABLE, DOGS));
        assertFalse(permissions.allows(NOBODY, Actions.VIEW_TABLE, DOGS));
        assertTrue(permissions.allows(NOBODY, Actions.VIEW_TABLE, CATS));
    }

    @Test
    void rootMayWhatNothingDenies() {
        assertTrue(permissions().allows(ROOT, action("drop-table"), DOGS));
        assertFalse(open().allows(ROOT, action("drop-table"), DOGS), "without the root login");
        assertFalse(permissions(AccessLevel.ofServer(permission("view-instance", id("vi"))))
                .allows(ROOT, Actions.VIEW_INSTANCE, Resource.server()));
    }

    @Test
    void aTableMayBeOpenInAShutDatabase() {
        Permissions permissions = permissions(
                AccessLevel.ofDatabase("w", allow(new AllowBlock.Always(false))),
                AccessLevel.ofTable("w", "dogs", allow(new AllowBlock.Always(true))));

        assertTrue(permissions.allows(NOBODY, Actions.VIEW_TABLE, DOGS));
        assertFalse(permissions.allows(NOBODY, Actions.VIEW_TABLE, CATS));
        assertFalse(permissions.allows(NOBODY, Actions.VIEW_DATABASE, W));
        assertTrue(permissions.allows(NOBODY, Actions.VIEW_INSTANCE, Resource.server()));
    }

    @Test
    void allowAtTheRootIsAboutEverythingThatIsViewed() {
        Permissions permissions = permissions(AccessLevel.ofServer(allow(id("bob"))));

        assertFalse(permissions.allows(NOBODY, Actions.VIEW_INSTANCE, Resource.server()));
        assertFalse(permissions.allows(NOBODY, Actions.VIEW_QUERY, DOGS));
        assertTrue(permissions.allows(BOB, Actions.VIEW_TABLE, DOGS));
        assertFalse(permissions.allows(NOBODY, Actions.EXECUTE_SQL, W), "requires view-database");
    }

    @Test
    void whatAnActionAlsoRequiresMustBeAllowed() {
        Permissions permissions = permissions(
                AccessLevel.ofServer(permission("store-query", new AllowBlock.Always(true))),
                AccessLevel.ofDatabase("w", allow(id("bob"))));

        assertTrue(permissions.allows(BOB, action("store-query"), W));
        Decision decision = permissions.decide(NOBODY, action("store-query"), W);
        assertFalse(decision.allowed());
        assertTrue(decision.rulesAllow());
        assertEquals("Denied because store-query also requires execute-sql, which was denied.", decision.summary());
        assertEquals(
                "Denied because execute-sql also requires view-database, which was denied.",
                decision.required().orElseThrow().summary());
    }

    @Test
    void sqlThatIsOffCanBeAllowedForADatabaseButNotForAll() {
        Permissions off = Permissions.of(
                Actions.builtIn(),
                new PermissionPolicy(
                        Set.of(
                                AccessLevel.ofServer(allowSql(new AllowBlock.Always(true))),
                                AccessLevel.ofDatabase("w", allowSql(id("bob")))),
                        false,
                        false),
                List.of());

        assertTrue(off.allows(BOB, Actions.EXECUTE_SQL, W));
        assertFalse(off.allows(NOBODY, Actions.EXECUTE_SQL, W));
        assertFalse(off.allows(BOB, Actions.EXECUTE_SQL, Resource.database("other")));
    }

    @Test
    void aDecisionNamesTheRulesItRestsOnAndThoseItPassedOver() {
        Decision decision = permissions(
                        AccessLevel.ofTable("w", "dogs", allow(id("bob"))),
                        AccessLevel.ofTable("w", "dogs", permission("view-table", new AllowBlock.Always(true))))
                .decide(ROOT, Actions.VIEW_TABLE, DOGS);

        assertFalse(decision.allowed());
        assertEquals(Optional.of(Scope.RESOURCE), decision.winningScope());
        assertEquals(
                List.of(
                        "config deny allow for view-table on w/dogs",
                        "config allow permissions for view-table on w/dogs",
                        "default allow for view-table",
                        "root user"),
                decision.matched().stream().map(Rule::reason).toList());
        assertEquals(
                List.of(
                        Optional.empty(),
                        Optional.of("A deny rule matched at the same scope"),
                        Optional.of("A more specific rule matched"),
                        Optional.of("A more specific rule matched")),
                decision.matched().stream().map(decision::ignoredBecause).toList());
        assertEquals(
                "Denied by a rule of the resource scope; a denial beats every rule of the same or a wider scope.",
                decision.summary());
        assertEquals(
                "Denied because no rule speaks about this.",
                open().decide(NOBODY, action("insert-row"), DOGS).summary());
        assertEquals(
                "Allowed by a rule of the global scope.",
                open().decide(NOBODY, Actions.VIEW_TABLE, DOGS).summary());
    }

    @Test
    void aDenialBecomesAnAnswer() {
        open().of(NOBODY).require(Actions.VIEW_TABLE, DOGS);
        ServerException forbidden =
                assertThrows(ServerException.class, () -> open().of(NOBODY).require(action("insert-row"), DOGS));

        assertEquals(ErrorCode.FORBIDDEN, forbidden.code());
        assertEquals(
                "You do not have the permission insert-row for \"dogs\" in the database \"w\".",
                forbidden.getMessage());
    }

    @Test
    void listsShowWhatMayBeSeenAndMarkWhatIsPrivate() {
        Permissions permissions = permissions(
                AccessLevel.ofTable("w", "dogs", allow(id("bob"))),
                AccessLevel.ofTable("w", "cats", allow(new AllowBlock.Always(false))));
        Resource birds = Resource.inDatabase("w", "birds");
        List<Resource> all = List.of(DOGS, CATS, birds);

        assertEquals(
                List.of(new VisibleResource(DOGS, true), new VisibleResource(birds, false)),
                permissions.visible(BOB, Actions.VIEW_TABLE, all));
        assertEquals(List.of(new VisibleResource(birds, false)), permissions.visible(NOBODY, Actions.VIEW_TABLE, all));
        assertTrue(permissions.isPrivate(BOB, Actions.VIEW_TABLE, DOGS));
        assertFalse(permissions.isPrivate(NOBODY, Actions.VIEW_TABLE, DOGS));
        assertFalse(permissions.isPrivate(BOB, Actions.VIEW_TABLE, birds));
    }

    @Test
    void aRuleOfAnotherSourceCountsLikeTheOthers() {
        Permissions permissions = Permissions.of(
                Actions.builtIn(),
                PermissionPolicy.open(),
                List.of((actor, action) -> List.of(new Rule(W, false, "closed on Sundays", "calendar"))));

        assertFalse(permissions.allows(NOBODY, Actions.VIEW_TABLE, DOGS));
        assertTrue(permissions.allows(NOBODY, Actions.VIEW_TABLE, Resource.inDatabase("other", "dogs")));
    }

    @Test
    void twoActionsCannotShareANameOrAnAbbreviation() {
        Action again = new Action("view-table", "zz", "x", ResourceKind.TABLE, false, Optional.empty());
        Action shortAgain = new Action("other", "vt", "x", ResourceKind.TABLE, false, Optional.empty());

        assertEquals(
                "Two actions have the name \"view-table\".",
                assertThrows(IllegalArgumentException.class, () -> Actions.builtIn()
                                .with(List.of(again)))
                        .getMessage());
        assertEquals(
                "Two actions have the abbreviation \"vt\".",
                assertThrows(IllegalArgumentException.class, () -> Actions.builtIn()
                                .with(List.of(shortAgain)))
                        .getMessage());
        assertEquals(21, Actions.builtIn().all().size());
    }

    @Test
    void whatAnActionRequiresMustExistAndNotLeadBack() {
        Action lost = new Action("lost", "l", "x", ResourceKind.TABLE, false, Optional.of("nothing"));
        Action chicken = new Action("chicken", "c", "x", ResourceKind.TABLE, false, Optional.of("egg"));
        Action egg = new Action("egg", "e", "x", ResourceKind.TABLE, false, Optional.of("chicken"));

        assertEquals(
                "The action \"lost\" requires \"nothing\", which does not exist.",
                assertThrows(IllegalArgumentException.class, () -> Actions.builtIn()
                                .with(List.of(lost)))
                        .getMessage());
        assertEquals(
                "The action \"chicken\" requires itself through others.",
                assertThrows(IllegalArgumentException.class, () -> Actions.builtIn()
                                .with(List.of(chicken, egg)))
                        .getMessage());
    }

    @Test
    void anActionThatNobodyKnowsIsToldWithWhatMayBeMeant() {
        assertEquals(
                List.of("The configuration speaks of the action \"insert_row\", which nobody knows."
                        + " Did you mean \"insert-row\"?"),
                Actions.builtIn()
                        .unknownIn(List.of(
                                AccessLevel.ofServer(permission("insert_row", id("bob"))),
                                AccessLevel.ofServer(permission("insert-row", id("bob"))))));
    }

    private static Permissions permissions(AccessLevel... levels) {
        return Permissions.of(
                Actions.builtIn(), new PermissionPolicy(Set.of(levels), true, false), List.of(PermissionsTest::ofRoot));
    }

    /** What the core says of root where it is started with that login. */
    private static List<Rule> ofRoot(Actor actor, Action action) {
        return actor.id().filter("root"::equals).isPresent()
                ? List.of(new Rule(Resource.server(), true, "root user", "pergola"))
                : List.of();
    }

    private static Permissions open() {
        return Permissions.of(Actions.builtIn(), PermissionPolicy.open(), List.of());
    }

    private static Permissions denying() {
        return Permissions.of(Actions.builtIn(), new PermissionPolicy(Set.of(), true, true), List.of());
    }

    private static Action action(String name) {
        return Actions.builtIn().named(name).orElseThrow();
    }

    private static AllowBlock id(String id) {
        return new AllowBlock.Matching(Map.of("id", PlainValue.of(id)));
    }

    private static AccessOptions allow(AllowBlock who) {
        return new AccessOptions(Optional.of(who), Optional.empty(), Map.of());
    }

    private static AccessOptions allowSql(AllowBlock who) {
        return new AccessOptions(Optional.empty(), Optional.of(who), Map.of());
    }

    private static AccessOptions permission(String action, AllowBlock who) {
        return new AccessOptions(Optional.empty(), Optional.empty(), Map.of(action, who));
    }
}
