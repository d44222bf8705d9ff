package dev.pergola.api.hook.page;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Tells what can be jumped to from the jump menu. Databases, tables, views and stored queries come from such hooks too.
 *
 * <p>Called for each search in the menu, on its request thread, by many at once. What was typed is not told: the core looks
 * for it in what all sources answer, and sorts. What a source throws is shown on the plugins page, and so is what SQLite says
 * against its queries; the menu then is without its items.
 */
@ConsumerType
public interface JumpSource {

    /**
     * What somebody can jump to.
     *
     * @param context who asks; tell nobody of what he may not see
     * @return items, or queries for them; empty where there is nothing to find
     */
    JumpItems items(JumpContext context);
}
