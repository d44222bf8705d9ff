/**
 * Whether what the product answers is what SQLite says: every kind of page of a database in the shape of Debian's package
 * lists, compared value for value with the {@code sqlite3} shell.
 */
package dev.pergola.itest.data;
