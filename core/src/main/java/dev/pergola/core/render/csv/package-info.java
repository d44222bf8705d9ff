/**
 * Rows as CSV: header, one line for each row, minimal quoting. {@link dev.pergola.core.render.csv.CsvFormat} is the way
 * in; rows go from the cursor to a buffer and from there to the stream, so the number of rows costs time and no memory. A
 * row that the database has joined itself is copied, and only looked at for what has to be quoted.
 */
package dev.pergola.core.render.csv;
