/**
 * Charts of rows.
 *
 * <p>{@link dev.pergola.plugins.vega.ChartFormat} answers the address of a page with the ending {@code .chart}: what its columns
 * are ({@link dev.pergola.plugins.vega.ColumnProfile}), which charts suit them ({@link dev.pergola.plugins.vega.Suggestions}), and
 * the data of one chart, grouped by SQLite ({@link dev.pergola.plugins.vega.GroupedRows}) or row by row
 * ({@link dev.pergola.plugins.vega.SingleRows}). {@link dev.pergola.plugins.vega.ChartPanel}
 * puts a small script on pages; everything else, the library Vega included, is loaded when somebody opens a chart.
 */
package dev.pergola.plugins.vega;
