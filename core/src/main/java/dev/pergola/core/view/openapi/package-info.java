/**
 * The description of this very site's API for tools (OpenAPI 3.1): the addresses that are served at present, with the
 * tables, columns and stored queries that the one who asks may see. Made anew for each request out of the routes and the
 * schemas, so it is never behind them; bounded, so that a site of ten thousand tables can describe itself as well.
 */
package dev.pergola.core.view.openapi;
