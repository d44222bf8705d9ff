/**
 * What the values of a column mean beyond their type in SQLite, and how a cell shows them: links, addresses, JSON. Pure:
 * which column has which type is found out elsewhere.
 */
package dev.pergola.core.columntype;
