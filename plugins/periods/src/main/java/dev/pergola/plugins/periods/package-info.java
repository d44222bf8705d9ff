/**
 * Facets of dates and times by longer periods than days. {@link dev.pergola.plugins.periods.Period} knows how a period begins a
 * date; {@link dev.pergola.plugins.periods.YearFacet} and {@link dev.pergola.plugins.periods.MonthFacet} are the hooks.
 */
package dev.pergola.plugins.periods;
