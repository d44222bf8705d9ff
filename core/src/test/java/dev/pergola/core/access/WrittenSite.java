package dev.pergola.core.access;

import dev.pergola.core.access.SpecifiedPermissions.Place;
import dev.pergola.core.model.PlainValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Everything that was written about who may do what, in all places where it can be written.
 *
 * @param configuration as it is read from a file
 * @param defaultAllowSql the setting
 * @param defaultDeny the option of the command line
 * @param root whether there is a root
 * @param queries that people have stored
 * @param plugins what plugins say
 */
record WrittenSite(
        PlainValue configuration,
        boolean defaultAllowSql,
        boolean defaultDeny,
        boolean root,
        List<Query> queries,
        List<PluginRule> plugins) {

    static final List<String> DATABASES = List.of("d", "e");
    static final List<String> TABLES = List.of("t", "u");
    static final String CONFIGURED_QUERY = "q";
    static final List<String> STORED_QUERIES = List.of("own", "kept");
    static final List<String> PEOPLE = List.of("bob", "ada", "root");

    /** A stored query. */
    record Query(String database, String name, Optional<String> owner, boolean isPrivate, boolean byUser) {}

    /** What a plugin says about one action: a rule, or a list of one place. Found by SQL unless it is said in Java. */
    record PluginRule(String action, Place place, boolean allow, boolean isList, Whom whom, boolean inJava) {

        /** Whether it speaks about somebody with this id. */
        boolean isAbout(Optional<String> id) {
            return switch (whom) {
                case EVERYBODY -> true;
                case BOB -> id.equals(Optional.of("bob"));
                case OTHERS_THAN_BOB -> !id.equals(Optional.of("bob"));
            };
        }
    }

    /** About whom a plugin speaks. */
    enum Whom {
        EVERYBODY,
        BOB,
        OTHERS_THAN_BOB
    }

    /** Sites of all sorts. */
    static Arbitrary<WrittenSite> any(List<String> actions) {
        return Combinators.combine(
                        configurations(actions),
                        flags(0.2),
                        flags(0.3),
                        flags(0.5),
                        someQueries(),
                        rulesOfPlugins(actions))
                .as((configuration, noSql, deny, root, queries, plugins) ->
                        new WrittenSite(configuration, !noSql, deny, root, queries, plugins));
    }

    /** Actors of all sorts, with tokens that are limited in all sorts of ways; empty for somebody unknown. */
    static Arbitrary<Optional<PlainValue>> actors(List<String> actions) {
        Arbitrary<PlainValue> somebody = fields(Map.of(
                "id", Arbitraries.of(PEOPLE).map(PlainValue::of),
                "roles", Arbitraries.of(items("staff"), items("staff", "boss"), items(), PlainValue.of("boss")),
                "level", numbers(),
                "unauthenticated", Arbitraries.of(PlainValue.of(true), PlainValue.nothing()),
                "_r", limits(actions)));
        return somebody.optional(0.85);
    }

    private static Arbitrary<PlainValue> limits(List<String> actions) {
        Arbitrary<PlainValue> lists = Arbitraries.frequencyOf(
                        Tuple.of(2, Arbitraries.of("vt", "view-table", "vq", "vd", "es", "sq", "uq", "ir")),
                        Tuple.of(1, Arbitraries.of(actions)),
                        Tuple.of(1, Arbitraries.of("vi", "nope")))
                .map(PlainValue::of)
                .list()
                .ofMinSize(1)
                .ofMaxSize(7)
                .map(PlainValue.Items::new);
        Arbitrary<PlainValue> children = named(places(), lists);
        return fields(Map.of("a", lists, "d", named(DATABASES, lists), "r", named(DATABASES, children)));
    }

    private static Arbitrary<PlainValue> configurations(List<String> actions) {
        Arbitrary<PlainValue> permissions = named(actions, blocks());
        Arbitrary<PlainValue> child = fields(Map.of("allow", blocks(), "permissions", permissions));
        Arbitrary<PlainValue> query = child.map(of -> with(of, "sql", PlainValue.of("select 1")));
        Arbitrary<PlainValue> database = fields(Map.of(
                "allow", blocks(),
                "allow_sql", blocks(),
                "permissions", permissions,
                "tables", named(TABLES, child),
                "queries", named(List.of(CONFIGURED_QUERY), query)));
        return fields(Map.of(
                "allow", blocks(),
                "allow_sql", blocks(),
                "permissions", permissions,
                "databases", named(DATABASES, database)));
    }

    private static Arbitrary<PlainValue> blocks() {
        Arbitrary<PlainValue> simple = Arbitraries.of(
                PlainValue.of(true),
                PlainValue.of(false),
                PlainValue.of(1),
                PlainValue.of(0),
                PlainValue.nothing(),
                new PlainValue.Fields(Map.of()));
        Arbitrary<PlainValue> ids = Arbitraries.of(
                PlainValue.of("bob"),
                items("ada", "bob"),
                PlainValue.of("root"),
                PlainValue.of("*"),
                items("*"),
                items());
        Arbitrary<PlainValue> matching = fields(Map.of(
                "id", ids,
                "unauthenticated", Arbitraries.of(PlainValue.of(true), PlainValue.of(false), PlainValue.of(1)),
                "roles", Arbitraries.of(items("staff"), PlainValue.of("boss"), items("staff", "other")),
                "level", numbers()));
        return Arbitraries.oneOf(simple, matching);
    }

    private static Arbitrary<PlainValue> numbers() {
        return Arbitraries.of(
                PlainValue.of(1),
                PlainValue.of(true),
                new PlainValue.Real(1.0),
                PlainValue.of(2),
                PlainValue.of("1"),
                PlainValue.nothing());
    }

    private static Arbitrary<List<Query>> someQueries() {
        return Combinators.combine(
                        Arbitraries.of(DATABASES),
                        Arbitraries.of(STORED_QUERIES),
                        Arbitraries.of(PEOPLE).optional(),
                        flags(0.5),
                        flags(0.8))
                .as(Query::new)
                .list()
                .ofMaxSize(4)
                .uniqueElements(query -> query.database() + "/" + query.name());
    }

    private static Arbitrary<List<PluginRule>> rulesOfPlugins(List<String> actions) {
        Arbitrary<Place> anywhere = Arbitraries.oneOf(
                Arbitraries.just(Place.EVERYWHERE),
                Arbitraries.of(DATABASES).map(Place::in),
                Combinators.combine(Arbitraries.of(DATABASES), Arbitraries.of(places()))
                        .as(Place::of));
        return Combinators.combine(
                        Arbitraries.of(actions),
                        anywhere,
                        flags(0.5),
                        flags(0.3),
                        Arbitraries.of(Whom.values()),
                        flags(0.3))
                .as(PluginRule::new)
                .list()
                .ofMaxSize(5);
    }

    /** The names of everything that is in a database. */
    static List<String> places() {
        return Stream.of(TABLES, List.of(CONFIGURED_QUERY), STORED_QUERIES, List.of("gone", "sqlite_sequence"))
                .flatMap(List::stream)
                .toList();
    }

    private static Arbitrary<PlainValue> named(List<String> names, Arbitrary<PlainValue> values) {
        Map<String, Arbitrary<PlainValue>> members = new LinkedHashMap<>();
        names.forEach(name -> members.put(name, values));
        return fields(members, names.size() > 6 ? 0.1 : 0.5);
    }

    private static Arbitrary<PlainValue> fields(Map<String, Arbitrary<PlainValue>> members) {
        return fields(members, 0.4);
    }

    /** Each member is there or not. */
    private static Arbitrary<PlainValue> fields(Map<String, Arbitrary<PlainValue>> members, double likely) {
        Arbitrary<PlainValue> all = Arbitraries.just(new PlainValue.Fields(Map.of()));
        for (Map.Entry<String, Arbitrary<PlainValue>> member : members.entrySet()) {
            all = Combinators.combine(all, member.getValue().optional(likely))
                    .as((before, value) ->
                            value.map(one -> with(before, member.getKey(), one)).orElse(before));
        }
        return all;
    }

    private static PlainValue with(PlainValue fields, String name, PlainValue value) {
        Map<String, PlainValue> more = new LinkedHashMap<>(((PlainValue.Fields) fields).values());
        more.put(name, value);
        return new PlainValue.Fields(more);
    }

    private static PlainValue items(String... texts) {
        return new PlainValue.Items(Stream.of(texts).map(PlainValue::of).toList());
    }

    private static Arbitrary<Boolean> flags(double likely) {
        return Arbitraries.randomValue(random -> random.nextDouble() < likely);
    }
}
