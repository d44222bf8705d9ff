/**
 * What a page shows, as immutable values: everything that a person or a program is told, and nothing of how it looks.
 *
 * <p>A view gathers the parts of a page, contributions of plugins included, and hands it to a
 * {@link dev.pergola.core.page.PageRenderer}, which is a function of the page alone: it asks no database, calls no plugin
 * and cannot see half of a deployment. The one part that is no value are the rows, which flow through
 * {@link dev.pergola.core.page.ResultRows} while the page is written, so that no row is collected first.
 */
package dev.pergola.core.page;
