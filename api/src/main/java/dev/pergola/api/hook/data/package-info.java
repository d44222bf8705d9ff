/**
 * Hooks on the data of the site: what happens around each write, functions and collations of SQL, and
 * parameters that the server fills in.
 *
 * <p>No type of any database driver appears here, so plugins are not bound to one.
 */
@Version("1.1.0")
package dev.pergola.api.hook.data;

import org.osgi.annotation.versioning.Version;
