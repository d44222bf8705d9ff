/**
 * Databases as plugins see them: SQL in, rows out, writes as transactions.
 *
 * <p>No type of any database driver appears here. A plugin gets {@link dev.pergola.api.data.Databases} as an OSGi
 * service of its own: the core knows which plugin asked, and what a plugin leaves open is closed when it stops.
 */
@Version("1.3.0")
package dev.pergola.api.data;

import org.osgi.annotation.versioning.Version;
