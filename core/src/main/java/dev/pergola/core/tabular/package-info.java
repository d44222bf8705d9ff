/**
 * Files of rows: CSV, TSV, JSON and newline-delimited JSON, compressed or not, in any encoding. Readers push cells to a
 * {@link dev.pergola.core.tabular.RowSink} and hold no more than one row; columns find out which type fits all of their values
 * without losing a digit.
 */
package dev.pergola.core.tabular;
