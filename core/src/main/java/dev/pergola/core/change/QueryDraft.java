package dev.pergola.core.change;

import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.StoredQuery;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What somebody wants to have stored about a query, as he sent it. What is not mentioned stays as it is.
 *
 * @param members by the names of the fields
 */
public record QueryDraft(Map<String, PlainValue> members) {

    private static final String NAME = "name";
    private static final String SQL = "sql";
    private static final String PARAMETERS = "parameters";
    private static final String IS_PRIVATE = "is_private";
    private static final List<String> OUTCOMES =
            List.of("on_success_message", "on_success_redirect", "on_error_message", "on_error_redirect");
    private static final Set<String> FIELDS = Set.of(
            SQL,
            "title",
            "description",
            "hide_sql",
            "fragment",
            PARAMETERS,
            IS_PRIVATE,
            OUTCOMES.get(0),
            OUTCOMES.get(1),
            OUTCOMES.get(2),
            OUTCOMES.get(3));
    private static final Set<String> OF_NEW = Set.of(NAME, "mode", "csrftoken");

    /** Copies the map. */
    public QueryDraft {
        members = Map.copyOf(members);
    }

    /**
     * Fields of a new query.
     *
     * @param members as they were sent
     * @return the draft
     * @throws dev.pergola.api.ServerException where there are others
     */
    public static QueryDraft ofNew(Map<String, PlainValue> members) {
        refuseOthers(members, true);
        return new QueryDraft(members);
    }

    /**
     * Fields of a query that is there.
     *
     * @param members as they were sent
     * @return the draft
     * @throws dev.pergola.api.ServerException where there are others
     */
    public static QueryDraft ofChange(Map<String, PlainValue> members) {
        refuseOthers(members, false);
        return new QueryDraft(members);
    }

    private static void refuseOthers(Map<String, PlainValue> members, boolean isNew) {
        Set<String> unknown = new TreeSet<>(members.keySet());
        unknown.removeAll(FIELDS);
        if (isNew) {
            unknown.removeAll(OF_NEW);
        }
        if (!unknown.isEmpty()) {
            throw Refusal.of("Invalid keys: " + String.join(", ", unknown));
        }
    }

    /**
     * The name.
     *
     * @return one that can stand in an address
     * @throws dev.pergola.api.ServerException where there is none
     */
    public String name() {
        String name = members.get(NAME) instanceof PlainValue.Text text ? text.value() : "";
        if (name.isEmpty()) {
            throw Refusal.of("Query name is required");
        }
        if (name.chars().anyMatch(c -> c == '/' || c == '.' || c == '\n' || c == 0) || name.length() > 1000) {
            throw Refusal.of("Invalid query name");
        }
        return name;
    }

    /** Whether another statement is wanted. */
    public boolean changesSql() {
        return members.containsKey(SQL);
    }

    /**
     * The statement.
     *
     * @return not blank
     * @throws dev.pergola.api.ServerException where there is none, or it has parameters that only the owner of the server may use
     */
    public String sql() {
        String sql = members.get(SQL) instanceof PlainValue.Text text ? text.value() : "";
        if (sql.isBlank()) {
            throw Refusal.of("SQL is required");
        }
        if (Sql.parameterNamesIn(sql).stream().anyMatch(name -> name.startsWith("_"))) {
            throw Refusal.of("Magic parameters are not allowed");
        }
        return sql;
    }

    /**
     * A query with these fields in the place of its own.
     *
     * @param before the query; for a new one an empty one
     * @param writes whether its statement writes
     * @return the query
     * @throws dev.pergola.api.ServerException where a field makes no sense
     */
    public StoredQuery applied(StoredQuery before, boolean writes) {
        if (!writes
                && OUTCOMES.stream()
                        .anyMatch(name -> text(name, Optional.empty()).isPresent())) {
            throw Refusal.of("Writable query fields require writable SQL");
        }
        String sql = changesSql() ? sql() : before.sql();
        StoredQuery.Display display = before.display();
        StoredQuery.Outcome outcome = changesSql() && !writes ? StoredQuery.Outcome.NONE : before.outcome();
        StoredQuery.Origin origin = before.origin();
        return new StoredQuery(
                before.database(),
                before.name(),
                sql,
                new StoredQuery.Display(
                        text("title", display.title()),
                        text("description", display.description()),
                        display.descriptionHtml(),
                        text("fragment", display.fragment()),
                        truth("hide_sql", display.hideSql())),
                parameters(sql, before.parameters()),
                new StoredQuery.Origin(
                        writes, truth(IS_PRIVATE, origin.ownersOnly()), false, origin.source(), origin.owner()),
                new StoredQuery.Outcome(
                        text(OUTCOMES.get(0), outcome.successMessage()),
                        outcome.successMessageSql(),
                        text(OUTCOMES.get(1), outcome.successRedirect()),
                        text(OUTCOMES.get(2), outcome.errorMessage()),
                        text(OUTCOMES.get(3), outcome.errorRedirect())));
    }

    private boolean truth(String name, boolean otherwise) {
        if (members.get(name) instanceof PlainValue.Text text) {
            return !Set.of("", "0", "false", "off", "no").contains(text.value());
        }
        return members.containsKey(name) ? Truth.of(members, name) : otherwise;
    }

    private Optional<String> text(String name, Optional<String> otherwise) {
        PlainValue value = members.get(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof PlainValue.Text text) {
            return Optional.of(text.value()).filter(given -> !given.isEmpty());
        }
        if (value instanceof PlainValue.Nothing) {
            return Optional.empty();
        }
        throw Refusal.of(name + " must be a string");
    }

    private List<String> parameters(String sql, List<String> before) {
        List<String> named = List.copyOf(new LinkedHashSet<>(Sql.parameterNamesIn(sql)));
        PlainValue value = members.getOrDefault(PARAMETERS, PlainValue.nothing());
        if (value instanceof PlainValue.Nothing || value.equals(PlainValue.of(""))) {
            return changesSql() ? named : before;
        }
        List<String> given = value instanceof PlainValue.Text text
                ? Arrays.stream(text.value().split("[\\s,]+"))
                        .filter(name -> !name.isEmpty())
                        .toList()
                : listed(value);
        if (given.size() != named.size() || !Set.copyOf(named).equals(Set.copyOf(given))) {
            throw Refusal.of("parameters must match SQL named parameters");
        }
        return given;
    }

    private static List<String> listed(PlainValue value) {
        Stream<PlainValue> items =
                value instanceof PlainValue.Items list ? list.values().stream() : Stream.of(PlainValue.nothing());
        return items.map(item -> {
                    if (!(item instanceof PlainValue.Text text)) {
                        throw Refusal.of("parameters must be a list of strings");
                    }
                    return text.value();
                })
                .toList();
    }
}
