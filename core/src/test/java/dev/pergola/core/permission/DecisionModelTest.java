package dev.pergola.core.permission;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compares decisions with the plainest way to compute them: look at every rule, three times. */
class DecisionModelTest {
    private static final List<Action> ACTIONS = List.of(Actions.VIEW_TABLE, Actions.EXECUTE_SQL, Actions.VIEW_DATABASE);

    /** A rule that is about one action, and about the anonymous actor as well or not. */
    record Statement(Rule rule, Action action, boolean aboutAnonymous) {}

    @Property
    void decisionsAreThoseOfThePlainWay(
            @ForAll("statements") List<Statement> statements,
            @ForAll("resources") Resource resource,
            @ForAll boolean anonymous) {
        Actor actor = anonymous ? Actor.anonymous() : Actor.withId("bob");
        Permissions permissions = permissions(statements);
        for (Action action : ACTIONS) {
            boolean expected = plainly(statements, actor, action, resource);
            assertEquals(expected, permissions.allows(actor, action, resource));
            assertEquals(expected, permissions.decide(actor, action, resource).allowed());
        }
    }

    @Property
    void listsAreWhatSingleDecisionsWouldGive(
            @ForAll("statements") List<Statement> statements, @ForAll("manyResources") List<Resource> resources) {
        Actor bob = Actor.withId("bob");
        Permissions permissions = permissions(statements);
        for (Action action : ACTIONS) {
            List<VisibleResource> expected = resources.stream()
                    .filter(resource -> plainly(statements, bob, action, resource))
                    .map(resource ->
                            new VisibleResource(resource, !plainly(statements, Actor.anonymous(), action, resource)))
                    .toList();
            assertEquals(expected, permissions.visible(bob, action, resources));
        }
    }

    @Property
    void exactlyTheRulesOfTheWinningScopeThatAgreeAreDecisive(
            @ForAll("statements") List<Statement> statements, @ForAll("resources") Resource resource) {
        Decision decision = permissions(statements).decide(Actor.withId("bob"), Actions.VIEW_TABLE, resource);
        List<Rule> decisive =
                decision.matched().stream().filter(decision::isDecisive).toList();

        assertEquals(decision.matched().isEmpty(), decisive.isEmpty());
        decisive.forEach(rule -> {
            assertEquals(decision.winningScope(), Optional.of(rule.scope()));
            assertEquals(decision.rulesAllow(), rule.allow());
        });
    }

    private static boolean plainly(List<Statement> statements, Actor actor, Action action, Resource resource) {
        List<Rule> rules = rules(statements, actor, action);
        boolean allowed = Stream.of(
                        rules.stream()
                                .filter(rule -> rule.resource().equals(resource)
                                        && resource.name().isPresent()),
                        rules.stream()
                                .filter(rule -> rule.resource().name().isEmpty()
                                        && rule.resource().database().isPresent()
                                        && rule.resource().database().equals(resource.database())),
                        rules.stream().filter(rule -> rule.resource().database().isEmpty()))
                .map(Stream::toList)
                .filter(level -> !level.isEmpty())
                .findFirst()
                .map(level -> level.stream().noneMatch(rule -> !rule.allow()))
                .orElse(false);
        return allowed
                && (!action.equals(Actions.EXECUTE_SQL) || plainly(statements, actor, Actions.VIEW_DATABASE, resource));
    }

    private static List<Rule> rules(List<Statement> statements, Actor actor, Action action) {
        return statements.stream()
                .filter(statement -> statement.action().equals(action))
                .filter(statement -> statement.aboutAnonymous() || !actor.isAnonymous())
                .map(Statement::rule)
                .toList();
    }

    /** Default rules would hide most of what the statements say. */
    private static Permissions permissions(List<Statement> statements) {
        return Permissions.of(
                Actions.builtIn(),
                new PermissionPolicy(Set.of(), true, true),
                List.of((actor, action) -> rules(statements, actor, action)));
    }

    @Provide
    Arbitrary<List<Statement>> statements() {
        Arbitrary<Rule> rules = Combinators.combine(resources(), Arbitraries.of(true, false), Arbitraries.of("a", "b"))
                .as((resource, allow, reason) -> new Rule(resource, allow, reason, "test"));
        return Combinators.combine(rules, Arbitraries.of(ACTIONS), Arbitraries.of(true, false))
                .as(Statement::new)
                .list()
                .ofMaxSize(15);
    }

    @Provide
    Arbitrary<List<Resource>> manyResources() {
        return resources().list().ofMaxSize(8);
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
