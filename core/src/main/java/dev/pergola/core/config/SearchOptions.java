package dev.pergola.core.config;

import java.util.Optional;

/**
 * How a table is searched, where detection is not enough.
 *
 * @param table the full-text table, empty to detect it
 * @param key the column of the searched table that the full-text table's rowid refers to, empty for its rowid
 * @param raw whether search text is SQLite's own query language
 */
public record SearchOptions(Optional<String> table, Optional<String> key, boolean raw) {}
