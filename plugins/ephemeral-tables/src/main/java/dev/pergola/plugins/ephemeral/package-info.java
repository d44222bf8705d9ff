/**
 * A database in memory in which every table expires.
 *
 * <p>{@link dev.pergola.plugins.ephemeral.EphemeralTables} owns the database: it hears of every write, so it knows when a table
 * came to be, refuses what is too much, and takes away what is over its time. {@link dev.pergola.plugins.ephemeral.Lives} is
 * what it knows; pages, the API and the countdown read that and never the database. What is made of pasted data goes through
 * {@link dev.pergola.plugins.ephemeral.PastePage}, which needs nothing but the same database.
 */
package dev.pergola.plugins.ephemeral;
