/**
 * SQLite: the only room that speaks to the driver.
 *
 * <p>{@link dev.pergola.core.db.Databases} holds the attached {@link dev.pergola.core.db.Database}s. A database reads on
 * a small pool of connections that cannot write, and writes on one connection behind a queue, all or nothing. Reading
 * has a time limit that interrupts SQLite itself. Nothing of {@code java.sql} or of the driver leaves this package:
 * statements come in as {@link dev.pergola.core.model.Sql}, rows go out as {@link dev.pergola.core.model.RowCursor},
 * and what fails becomes a {@link dev.pergola.api.ServerException}.
 */
package dev.pergola.core.db;
