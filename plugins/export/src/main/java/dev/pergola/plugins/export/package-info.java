/**
 * Static copies of a site.
 *
 * <p>{@link dev.pergola.plugins.export.SiteExport} copies a site in two steps. A {@link dev.pergola.plugins.export.Crawl} asks
 * for every {@link dev.pergola.plugins.export.Address} that the {@link dev.pergola.plugins.export.SiteRules} want and takes its
 * links out of it; when it is known what there is, {@link dev.pergola.plugins.export.SiteFiles} fills them in again, from file
 * to file. What the {@link dev.pergola.plugins.export.Manifest} of the last export knows to be the same is not touched.
 * {@link dev.pergola.plugins.export.SinglePages} exports single addresses as they are. Both are reached by the verb
 * {@code export}, and the first one by a page as well.
 */
package dev.pergola.plugins.export;
