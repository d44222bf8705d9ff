/**
 * Hooks on the pages that people see: style sheets, scripts and inline scripts.
 *
 * <p>The core asks them while it builds a page, from the hooks that the request has leased, so a page never shows half
 * of a plugin.
 */
@Version("1.0.0")
package dev.pergola.api.hook.page;

import org.osgi.annotation.versioning.Version;
