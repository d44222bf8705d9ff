package dev.pergola.core.config;

import dev.pergola.core.model.PlainValue;

/**
 * What the values of a column mean beyond their SQLite type.
 *
 * @param type such as {@code url} or {@code email}; may be one that no plugin offers now
 * @param settings of the type for this column; {@link PlainValue.Nothing} when there are none
 */
public record ColumnTypeOption(String type, PlainValue settings) {}
