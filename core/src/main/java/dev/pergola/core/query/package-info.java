/**
 * The one place where a plan meets a database: runs what was planned, bounds it, counts within a budget, and finds out
 * where the rows go on.
 *
 * <p>Each result uses one connection for all of its statements and holds it until it is closed.
 */
package dev.pergola.core.query;
