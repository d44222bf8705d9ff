/** Hooks on the data of the site: what happens around each write. */
@Version("1.0.0")
package dev.pergola.api.hook.data;

import org.osgi.annotation.versioning.Version;
