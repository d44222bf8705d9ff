package dev.pergola.core.internal;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.Attributes;
import dev.pergola.api.data.AssignedType;
import dev.pergola.api.data.AssignedTypes;
import dev.pergola.api.data.ColumnPlace;
import dev.pergola.core.config.ColumnTypeOption;
import dev.pergola.core.config.RecordChanges.Column;
import dev.pergola.core.model.AttributeValues;
import dev.pergola.core.model.PlainValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Types of columns as plugins read and write them. May be used by any number of threads.
 *
 * @param keeper keeps them
 */
public record TypesForPlugins(RecordKeeper keeper) implements AssignedTypes {

    /** Checks the keeper. */
    public TypesForPlugins {
        requireNonNull(keeper, "keeper is null");
    }

    @Override
    public Map<String, AssignedType> of(String database, String table) {
        Map<String, AssignedType> types = new LinkedHashMap<>();
        keeper.records()
                .columnTypes()
                .of(database, table)
                .forEach((column, type) -> types.put(column, new AssignedType(type.type(), settings(type))));
        return Collections.unmodifiableMap(types);
    }

    private static Attributes settings(ColumnTypeOption type) {
        return type.settings() instanceof PlainValue.Fields fields ? AttributeValues.of(fields) : Attributes.none();
    }

    @Override
    public void set(ColumnPlace column, AssignedType type) {
        PlainValue settings = type.settings().equals(Attributes.none())
                ? PlainValue.nothing()
                : AttributeValues.fields(type.settings());
        keeper.setColumnType(own(column), Optional.of(new ColumnTypeOption(type.name(), settings)));
    }

    @Override
    public void remove(ColumnPlace column) {
        keeper.setColumnType(own(column), Optional.empty());
    }

    private static Column own(ColumnPlace column) {
        return new Column(column.database(), column.table(), column.column());
    }
}
