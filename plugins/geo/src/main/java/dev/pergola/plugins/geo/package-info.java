/**
 * Rows that have a place on the earth.
 *
 * <p>{@link dev.pergola.plugins.geo.Places} finds the columns that say where a row is, by their names or as the settings say;
 * all hooks ask it. {@link dev.pergola.plugins.geo.GeoJsonFormat} and {@link dev.pergola.plugins.geo.MapFormat} write rows as
 * GeoJSON and as a picture, {@link dev.pergola.plugins.geo.PlaceFilter} leaves out what is elsewhere,
 * {@link dev.pergola.plugins.geo.PlaceFunctions} measures in SQL, and {@link dev.pergola.plugins.geo.PlaceSlot} shows the
 * picture on pages. Nothing is asked of another server.
 */
package dev.pergola.plugins.geo;
