package dev.pergola.core.render.html;

import dev.pergola.core.page.ToolPage;

/** What a page shows on which a script does the work. */
record ToolModel(String database, String colour, String heading, String name, String back, boolean more, String facts) {

    static ToolModel of(ToolPage page) {
        return new ToolModel(
                page.database().name(),
                page.database().colour(),
                page.work().heading(),
                page.work().table(),
                page.back(),
                page.work().more(),
                page.work().facts());
    }
}
