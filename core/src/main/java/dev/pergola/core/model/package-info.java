/**
 * Shapes of data and schema that every other room of the core may use: what a database, a table, a column and a row
 * are, without a connection to any.
 *
 * <p>Everything here is an immutable value and may be shared between threads, but for
 * {@link dev.pergola.core.model.RowCursor}, which belongs to one reader. Lists are unmodifiable copies.
 */
package dev.pergola.core.model;
