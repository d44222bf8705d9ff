package dev.pergola.core.db;

import java.util.Optional;

/**
 * One row of {@code sqlite_master}.
 *
 * @param type table, view, index or trigger
 * @param name its name
 * @param table the table to which it belongs
 * @param sql the CREATE statement; empty for what SQLite makes by itself
 */
record SchemaEntry(String type, String name, String table, Optional<String> sql) {}
