/**
 * Pages for those who build on the site: the explorer of the API, the description of the API for tools, what the parts
 * of pages look like, and a place to try messages.
 */
package dev.pergola.core.view.explore;
