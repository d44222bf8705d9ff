package dev.pergola.core.view;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.ErrorCode;
import dev.pergola.api.ServerException;
import dev.pergola.api.http.QueryString;
import dev.pergola.api.http.Request;
import dev.pergola.core.model.ColumnSchema;
import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.TableSchema;
import dev.pergola.core.model.Value;
import dev.pergola.core.page.Facts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a program can ask for beside the rows, by {@code _extra=name,name}. Only what is asked for is found out. For one
 * request.
 */
public final class Extras {
    private static final String ARGUMENT = "_extra";

    private final Request request;
    private final String path;
    private final Map<String, Supplier<PlainValue>> known = new TreeMap<>();

    /**
     * Begins with what every page with rows can tell.
     *
     * @param site the site
     * @param request what was asked
     * @param database whose rows are shown
     */
    public Extras(SiteContext site, Request request, DatabaseInfo database) {
        this.request = requireNonNull(request, "request is null");
        this.path = site.urls().path(request.path());
        and("database", () -> PlainValue.of(database.name()));
        and("database_color", () -> PlainValue.of(database.colour()));
        and("request", this::requestFacts);
        and("extras", this::descriptions);
    }

    /**
     * Every extra that some page with rows has.
     *
     * @return names in order of the alphabet
     */
    public static List<String> everywhere() {
        return ExtraDescriptions.names();
    }

    /**
     * The names that a request asks for.
     *
     * @param query its arguments
     * @return in order of the alphabet; empty for most requests
     */
    public static Set<String> asked(QueryString query) {
        return query.all(ARGUMENT).stream()
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Adds an extra, or replaces one of its name.
     *
     * @param name as it is asked for
     * @param value asked only when it is wanted
     * @return this
     */
    public Extras and(String name, Supplier<PlainValue> value) {
        known.put(name, value);
        return this;
    }

    /**
     * The extras that were asked for.
     *
     * @return by name
     * @throws ServerException where one of them does not exist
     */
    public Map<String, PlainValue> wanted() {
        return wanted(asked(request.query()));
    }

    /**
     * Some of the extras.
     *
     * @param names which
     * @return by name
     * @throws ServerException where one of them does not exist
     */
    public Map<String, PlainValue> wanted(Set<String> names) {
        requireKnown(names);
        Map<String, PlainValue> wanted = new LinkedHashMap<>();
        known.forEach((name, value) -> {
            if (names.contains(name)) {
                wanted.put(name, value.get());
            }
        });
        return wanted;
    }

    /**
     * Refuses names that do not exist, before anything is done for those that do.
     *
     * @param names that were asked for
     * @throws ServerException where there are others than the known ones
     */
    public void requireKnown(Set<String> names) {
        Set<String> unknown = new TreeSet<>(names);
        unknown.removeAll(known.keySet());
        if (!unknown.isEmpty()) {
            throw new ServerException(
                    ErrorCode.BAD_REQUEST,
                    "Unknown _extra: " + String.join(", ", unknown),
                    "There are these: " + String.join(", ", known.keySet()) + ".");
        }
    }

    /** What there is to ask for, each with the address of this page that asks for it too, or no longer. */
    private PlainValue descriptions() {
        Set<String> asked = asked(request.query());
        return new PlainValue.Items(known.keySet().stream()
                .map(name -> (PlainValue) new Facts()
                        .and("name", name)
                        .and("description", ExtraDescriptions.of(name))
                        .and("toggle_url", toggled(name, asked.contains(name)))
                        .and("selected", asked.contains(name))
                        .value())
                .toList());
    }

    private String toggled(String name, boolean selected) {
        QueryString query = request.query();
        QueryString toggled = selected ? query.without(ARGUMENT, name) : query.adding(ARGUMENT, name);
        return request.absolute(toggled.appendTo(path));
    }

    private PlainValue requestFacts() {
        String full = request.rawQuery().isEmpty() ? path : path + "?" + request.rawQuery();
        Map<String, PlainValue> arguments = new LinkedHashMap<>();
        request.query()
                .parameters()
                .forEach(argument -> arguments.put(
                        argument.name(), Facts.texts(request.query().all(argument.name()))));
        return new Facts()
                .and("url", request.absolute(full))
                .and("path", path)
                .and("full_path", full)
                .and("host", request.host())
                .and("args", new PlainValue.Fields(arguments))
                .value();
    }

    /** A statement with its parameters. */
    public static PlainValue.Fields query(Sql sql) {
        Facts parameters = new Facts();
        sql.parameters().forEach((name, value) -> parameters.and(name, plain(value)));
        return new Facts()
                .and("sql", sql.text())
                .and("params", parameters.value())
                .value();
    }

    private static PlainValue plain(Value value) {
        if (value instanceof Value.Whole number) {
            return PlainValue.of(number.number());
        }
        return value == Value.nothing() ? PlainValue.nothing() : PlainValue.of(value.asText());
    }

    /** What the schema says about each column of a table. */
    public static PlainValue columnDetails(TableSchema table) {
        Facts details = new Facts();
        for (ColumnSchema column : table.columns()) {
            details.and(
                    column.name(),
                    new Facts()
                            .and("type", column.declaredType())
                            .and("sqlite_type", column.affinity().name())
                            .and("notnull", column.notNull())
                            .and("default", column.defaultValue())
                            .and("is_pk", column.inPrimaryKey())
                            .and("pk_position", column.primaryKeyPosition())
                            .and("hidden", hidden(column))
                            .value());
        }
        return details.value();
    }

    /** As SQLite tells it. */
    private static int hidden(ColumnSchema column) {
        return switch (column.visibility()) {
            case ORDINARY -> 0;
            case HIDDEN -> 1;
            case GENERATED -> 2;
            case GENERATED_STORED -> 3;
        };
    }

    /** What the owner says about a table and its columns. */
    public static PlainValue metadata(SiteContext site, String database, String table) {
        Facts facts = new Facts();
        site.metadata().table(database, table).values().forEach(facts::and);
        Facts columns = new Facts();
        site.metadata().table(database, table).columns().forEach(columns::and);
        return facts.and("columns", columns.value()).value();
    }
}
