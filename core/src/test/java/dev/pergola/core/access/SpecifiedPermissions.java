package dev.pergola.core.access;

import dev.pergola.core.model.PlainValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may do what, computed as plainly as it is specified and as slowly: every question looks through everything that was
 * written. Shares no code with what it is compared with; knows the actions from a table of its own.
 *
 * @param site what was written
 */
record SpecifiedPermissions(WrittenSite site) {

    private static final Map<String, String> REQUIRED = Map.of(
            "view-database-download", "view-database",
            "execute-sql", "view-database",
            "execute-write-sql", "view-database",
            "store-query", "execute-sql");

    private static final List<String> OPEN_BY_DEFAULT = List.of(
            "view-instance", "view-database", "view-database-download", "execute-sql", "view-table", "view-query");

    private static final List<String> OF_QUERIES = List.of("view-query", "update-query", "delete-query");

    private static final Map<String, String> ABBREVIATIONS = Map.ofEntries(
            Map.entry("view-instance", "vi"),
            Map.entry("permissions-debug", "pd"),
            Map.entry("debug-menu", "dm"),
            Map.entry("view-database", "vd"),
            Map.entry("view-database-download", "vdd"),
            Map.entry("execute-sql", "es"),
            Map.entry("execute-write-sql", "ews"),
            Map.entry("create-table", "ct"),
            Map.entry("create-view", "cv"),
            Map.entry("store-query", "sq"),
            Map.entry("view-table", "vt"),
            Map.entry("insert-row", "ir"),
            Map.entry("delete-row", "dr"),
            Map.entry("update-row", "ur"),
            Map.entry("alter-table", "at"),
            Map.entry("set-column-type", "sct"),
            Map.entry("drop-table", "dt"),
            Map.entry("drop-view", "dv"),
            Map.entry("view-query", "vq"),
            Map.entry("update-query", "uq"),
            Map.entry("delete-query", "dq"));

    /** The table of which {@code sqlite_sequence} tells. */
    static final String NUMBERED = "t";

    /** What a place is: both empty for everything, a name only with a database. */
    record Place(Optional<String> database, Optional<String> name) {
        static final Place EVERYWHERE = new Place(Optional.empty(), Optional.empty());

        static Place in(String database) {
            return new Place(Optional.of(database), Optional.empty());
        }

        static Place of(String database, String name) {
            return new Place(Optional.of(database), Optional.of(name));
        }

        /** Whether another place is this one or inside it. */
        boolean covers(Place other) {
            return database.isEmpty()
                    || (database.equals(other.database) && (name.isEmpty() || name.equals(other.name)));
        }
    }

    private record Said(Place place, boolean allow) {}

    /** Whether an actor may do something with something. */
    boolean may(Optional<PlainValue> actor, String action, Place place) {
        return rulesAllow(actor, action, place, true);
    }

    /** Whether everybody may as far as the rules go, whatever lists keep people to: what the padlock of a list is about. */
    boolean everybodyMay(String action, Place place) {
        return rulesAllow(Optional.empty(), action, place, false);
    }

    private boolean rulesAllow(Optional<PlainValue> actor, String action, Place place, boolean withLists) {
        List<Said> rules = rules(actor, action);
        List<Said> narrowest = rules.stream()
                .filter(rule -> rule.place().equals(place))
                .filter(rule -> place.name().isPresent())
                .toList();
        if (narrowest.isEmpty()) {
            narrowest = rules.stream()
                    .filter(rule -> rule.place().name().isEmpty()
                            && rule.place().database().isPresent())
                    .filter(rule -> rule.place().covers(place))
                    .toList();
        }
        if (narrowest.isEmpty()) {
            narrowest = rules.stream()
                    .filter(rule -> rule.place().equals(Place.EVERYWHERE))
                    .toList();
        }
        if (narrowest.isEmpty() || narrowest.stream().anyMatch(rule -> !rule.allow())) {
            return false;
        }
        if (withLists && !lists(actor, action).stream().allMatch(list -> covered(list, place))) {
            return false;
        }
        boolean tells = action.equals("view-table") && place.name().equals(Optional.of("sqlite_sequence"));
        if (tells && !rulesAllow(actor, action, Place.of(place.database().orElseThrow(), NUMBERED), withLists)) {
            return rulesAllow(actor, "execute-sql", place, withLists);
        }
        return !REQUIRED.containsKey(action) || rulesAllow(actor, REQUIRED.get(action), place, withLists);
    }

    private static boolean covered(List<Place> list, Place place) {
        return list.stream().anyMatch(one -> one.covers(place));
    }

    private List<Said> rules(Optional<PlainValue> actor, String action) {
        List<Said> rules = new ArrayList<>();
        if (site.root() && text(actor, "id").equals(Optional.of("root"))) {
            rules.add(new Said(Place.EVERYWHERE, true));
        }
        configured(rules, actor, action);
        if (!site.defaultAllowSql() && action.equals("execute-sql")) {
            rules.add(new Said(Place.EVERYWHERE, false));
        }
        if (!site.defaultDeny() && OPEN_BY_DEFAULT.contains(action)) {
            rules.add(new Said(Place.EVERYWHERE, true));
        }
        for (WrittenSite.Query query : site.queries()) {
            boolean own = query.owner().isPresent() && query.owner().equals(text(actor, "id"));
            if (own && (action.equals("view-query") || (OF_QUERIES.contains(action) && query.byUser()))) {
                rules.add(new Said(Place.of(query.database(), query.name()), true));
            }
        }
        for (WrittenSite.PluginRule rule : site.plugins()) {
            if (rule.action().equals(action) && !rule.isList() && rule.isAbout(text(actor, "id"))) {
                rules.add(new Said(rule.place(), rule.allow()));
            }
        }
        return rules;
    }

    private void configured(List<Said> rules, Optional<PlainValue> actor, String action) {
        boolean viewing = List.of("view-database", "view-table", "view-query").contains(action);
        PlainValue root = site.configuration();
        if (viewing || action.equals("view-instance")) {
            viewingBlock(rules, member(root, "allow"), Place.EVERYWHERE, new Asked(actor, action));
        }
        if (action.equals("execute-sql")) {
            viewingBlock(rules, member(root, "allow_sql"), Place.EVERYWHERE, new Asked(actor, action));
        }
        namedBlock(rules, root, Place.EVERYWHERE, new Asked(actor, action));
        members(member(root, "databases")).forEach((database, of) -> {
            Place place = Place.in(database);
            if (viewing) {
                viewingBlock(rules, member(of, "allow"), place, new Asked(actor, action));
            }
            if (action.equals("execute-sql")) {
                viewingBlock(rules, member(of, "allow_sql"), place, new Asked(actor, action));
            }
            namedBlock(rules, of, place, new Asked(actor, action));
            inside(rules, member(of, "tables"), database, new Asked(actor, action), "view-table");
            inside(rules, member(of, "queries"), database, new Asked(actor, action), "view-query");
        });
    }

    private record Asked(Optional<PlainValue> actor, String action) {}

    private void inside(List<Said> rules, PlainValue children, String database, Asked asked, String viewing) {
        members(children).forEach((name, of) -> {
            if (asked.action().equals(viewing)) {
                viewingBlock(rules, member(of, "allow"), Place.of(database, name), asked);
            }
            namedBlock(rules, of, Place.of(database, name), asked);
        });
    }

    private void namedBlock(List<Said> rules, PlainValue level, Place place, Asked asked) {
        PlainValue block = member(member(level, "permissions"), asked.action());
        if (!isNothing(block)) {
            rules.add(new Said(place, matches(block, asked.actor())));
        }
    }

    /** A denial also holds for everything inside that the token of the actor names. */
    private void viewingBlock(List<Said> rules, PlainValue block, Place place, Asked asked) {
        if (isNothing(block)) {
            return;
        }
        boolean allow = matches(block, asked.actor());
        rules.add(new Said(place, allow));
        if (!allow) {
            for (Place named : tokenList(asked.actor(), asked.action()).orElse(List.of())) {
                if (!named.equals(place) && place.covers(named)) {
                    rules.add(new Said(named, false));
                }
            }
        }
    }

    private List<List<Place>> lists(Optional<PlainValue> actor, String action) {
        List<List<Place>> lists = new ArrayList<>();
        tokenList(actor, action).ifPresent(lists::add);
        if (OF_QUERIES.contains(action)) {
            List<Place> queries = new ArrayList<>();
            members(member(site.configuration(), "databases")).forEach((database, of) -> members(member(of, "queries"))
                    .keySet()
                    .forEach(name -> queries.add(Place.of(database, name))));
            site.queries().stream()
                    .filter(query -> !query.isPrivate()
                            || (query.owner().isPresent() && query.owner().equals(text(actor, "id"))))
                    .forEach(query -> queries.add(Place.of(query.database(), query.name())));
            lists.add(queries);
        }
        site.plugins().stream()
                .filter(rule -> rule.isList() && rule.action().equals(action))
                .filter(rule -> rule.isAbout(text(actor, "id")))
                .forEach(rule -> lists.add(List.of(rule.place())));
        return lists;
    }

    private static Optional<List<Place>> tokenList(Optional<PlainValue> actor, String action) {
        if (actor.isEmpty() || !members(actor.get()).containsKey("_r")) {
            return Optional.empty();
        }
        PlainValue limits = member(actor.get(), "_r");
        List<Place> places = new ArrayList<>();
        if (names(member(limits, "a"), action)) {
            places.add(Place.EVERYWHERE);
        }
        members(member(limits, "d")).forEach((database, actions) -> {
            if (names(actions, action)) {
                places.add(Place.in(database));
            }
        });
        members(member(limits, "r"))
                .forEach((database, children) -> members(children).forEach((name, actions) -> {
                    if (names(actions, action)) {
                        places.add(Place.of(database, name));
                    }
                }));
        return Optional.of(places);
    }

    private static boolean names(PlainValue actions, String action) {
        return items(actions).contains(PlainValue.of(action))
                || items(actions).contains(PlainValue.of(ABBREVIATIONS.get(action)));
    }

    /** Whether a block names an actor. */
    static boolean matches(PlainValue block, Optional<PlainValue> actor) {
        if (!(block instanceof PlainValue.Fields fields)) {
            return truth(block);
        }
        if (actor.isEmpty()) {
            return PlainValue.of(true).equals(fields.values().get("unauthenticated"));
        }
        Map<String, PlainValue> attributes = members(actor.get());
        for (String key : fields.values().keySet()) {
            PlainValue wanted = fields.values().get(key);
            if (attributes.containsKey(key)) {
                if (wanted.equals(PlainValue.of("*"))) {
                    return true;
                }
                for (PlainValue has :
                        isNothing(attributes.get(key)) ? List.<PlainValue>of() : list(attributes.get(key))) {
                    if (list(wanted).stream().anyMatch(one -> equal(one, has))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean truth(PlainValue value) {
        return value.equals(PlainValue.of(true)) || value.equals(PlainValue.of(1));
    }

    private static boolean equal(PlainValue one, PlainValue other) {
        return one.equals(other) || (number(one).isPresent() && number(one).equals(number(other)));
    }

    private static Optional<BigDecimal> number(PlainValue value) {
        if (value instanceof PlainValue.Flag flag) {
            return Optional.of(flag.value() ? BigDecimal.ONE : new BigDecimal(0));
        }
        if (value instanceof PlainValue.Real real) {
            return Optional.of(BigDecimal.valueOf(real.value()).stripTrailingZeros());
        }
        return value instanceof PlainValue.Whole whole
                ? Optional.of(new BigDecimal(whole.value()).stripTrailingZeros())
                : Optional.empty();
    }

    private static List<PlainValue> list(PlainValue value) {
        return value instanceof PlainValue.Items items ? items.values() : List.of(value);
    }

    private static List<PlainValue> items(PlainValue value) {
        return value instanceof PlainValue.Items items ? items.values() : List.of();
    }

    private static Optional<String> text(Optional<PlainValue> actor, String name) {
        return actor.map(value -> member(value, name))
                .flatMap(value -> value instanceof PlainValue.Text text ? Optional.of(text.value()) : Optional.empty());
    }

    private static boolean isNothing(PlainValue value) {
        return value instanceof PlainValue.Nothing;
    }

    private static PlainValue member(PlainValue value, String name) {
        return members(value).getOrDefault(name, PlainValue.nothing());
    }

    private static Map<String, PlainValue> members(PlainValue value) {
        return value instanceof PlainValue.Fields fields ? fields.values() : Map.of();
    }
}
