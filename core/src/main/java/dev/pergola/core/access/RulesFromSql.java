package dev.pergola.core.access;

import dev.pergola.api.Attributes;
import dev.pergola.core.config.JsonText;
import dev.pergola.core.internal.RecordKeeper;
import dev.pergola.core.model.AttributeValues;
import dev.pergola.core.model.CellType;
import dev.pergola.core.model.PlainValue;
import dev.pergola.core.model.RowCursor;
import dev.pergola.core.model.Sql;
import dev.pergola.core.model.Value;
import dev.pergola.core.permission.Action;
import dev.pergola.core.permission.Actor;
import dev.pergola.core.permission.Resource;
import dev.pergola.core.permission.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Runs the statements of one source about one actor and one action. What is not exactly a rule is refused as a whole, since
 * nobody knows what it was to deny.
 *
 * @param records reads the internal database
 * @param actor who wants to do it
 * @param action what
 * @param source whose statements these are
 */
record RulesFromSql(RecordKeeper records, Actor actor, Action action, String source) {

    /** The rules that a statement finds. */
    List<Rule> rules(String sql, Attributes parameters) {
        List<Rule> rules = new ArrayList<>();
        records.read(statement(sql, parameters), row -> rules.add(rule(row)));
        return rules;
    }

    /** The resources that a statement finds, each with everything inside. */
    Set<Resource> resources(String sql, Attributes parameters) {
        Set<Resource> resources = new HashSet<>();
        records.read(statement(sql, parameters), row -> resources.add(resource(row)));
        return resources;
    }

    private Sql statement(String sql, Attributes parameters) {
        Sql statement = new Sql(sql, Map.of());
        for (var parameter : AttributeValues.fields(parameters).values().entrySet()) {
            statement = statement.with(parameter.getKey(), value(parameter.getValue()));
        }
        return statement
                .with(
                        "actor",
                        actor.attributes()
                                .map(attributes -> Value.of(JsonText.compact(attributes)))
                                .orElseGet(Value::nothing))
                .with("actor_id", actor.attribute("id").map(RulesFromSql::value).orElseGet(Value::nothing))
                .with("action", Value.of(action.name()))
                .with("filter_parent", Value.nothing());
    }

    private static Value value(PlainValue value) {
        if (value instanceof PlainValue.Nothing) {
            return Value.nothing();
        }
        if (value instanceof PlainValue.Text text) {
            return Value.of(text.value());
        }
        if (value instanceof PlainValue.Flag flag) {
            return Value.of(flag.value() ? 1 : 0);
        }
        if (value instanceof PlainValue.Whole whole && whole.value().bitLength() < Long.SIZE) {
            return Value.of(whole.value().longValueExact());
        }
        return value instanceof PlainValue.Real real ? Value.of(real.value()) : Value.of(JsonText.compact(value));
    }

    private Rule rule(RowCursor row) {
        return new Rule(
                resource(row),
                isAllowed(row, column(row, "allow")),
                text(row, column(row, "reason")).orElse(""),
                source);
    }

    /** NULL is what SQL makes of a comparison with somebody unknown, and no reason to let him in. */
    private static boolean isAllowed(RowCursor row, int column) {
        boolean known = row.type(column) != CellType.NULL;
        if (known && (row.type(column) != CellType.INTEGER || row.integer(column) < 0 || row.integer(column) > 1)) {
            throw new IllegalArgumentException("Its SQL found a rule whose column allow is neither 1 nor 0.");
        }
        return known && row.integer(column) == 1;
    }

    private static Resource resource(RowCursor row) {
        Optional<String> parent = text(row, column(row, "parent"));
        Optional<String> child = text(row, column(row, "child"));
        return new Resource(parent, child);
    }

    private static Optional<String> text(RowCursor row, int column) {
        return switch (row.type(column)) {
            case TEXT -> Optional.of(row.text(column));
            case NULL -> Optional.empty();
            default ->
                throw new IllegalArgumentException(
                        "Its SQL found a " + row.columns().get(column) + " that is neither a text nor NULL.");
        };
    }

    private static int column(RowCursor row, String name) {
        int column = row.columns().indexOf(name);
        if (column < 0) {
            throw new IllegalArgumentException("Its SQL finds no column named " + name + ".");
        }
        return column;
    }
}
