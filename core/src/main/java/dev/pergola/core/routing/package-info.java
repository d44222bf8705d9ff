/**
 * From an address to the route that answers it. Pure: a table of routes is computed from a snapshot of the registry and
 * kept with it, and matching neither calls nor changes anything.
 */
package dev.pergola.core.routing;
