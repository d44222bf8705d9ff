/**
 * Hooks on the pages that people see: style sheets and scripts, what stands below headings, menus, cells, the jump menu,
 * templates and their data, with the values they are made of.
 *
 * <p>The core asks them while it builds a page, from the hooks that the request has leased, so a page never shows half
 * of a plugin. Answers are values that check themselves; what becomes markup is an {@link dev.pergola.api.hook.page.Html},
 * everything else is escaped.
 */
@Version("1.4.0")
package dev.pergola.api.hook.page;

import org.osgi.annotation.versioning.Version;
