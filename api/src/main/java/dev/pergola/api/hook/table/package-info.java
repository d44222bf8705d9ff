/**
 * Hooks on rows: formats in which they are written, conditions they have to meet, facets that count them, and types of
 * columns that say what their values mean.
 *
 * <p>SQL travels as text with values beside it, and is run by the core within its limits; a plugin holds no connection.
 */
@Version("1.2.0")
package dev.pergola.api.hook.table;

import org.osgi.annotation.versioning.Version;
