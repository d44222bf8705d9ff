/**
 * What a request wants to change: bodies in JSON and the schema of a table become checked changes, or everything that is
 * wrong with them at once. Bodies are believed nothing; names reach SQL only through the schema, or quoted where a name is
 * new. Everything here is a pure function.
 */
package dev.pergola.core.change;
