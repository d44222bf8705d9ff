package dev.pergola.core.view.write;

import dev.pergola.core.model.DatabaseInfo;
import dev.pergola.core.page.Crumb;
import dev.pergola.core.page.PageFrame;
import dev.pergola.core.view.SiteContext;
import java.util.ArrayList;
import java.util.List;

/** Pages that stand below the page of a table. */
final class Below {

    private Below() {}

    /** The frame with a way that leads over the table, which the one who asks may see. */
    static PageFrame table(SiteContext site, PageFrame frame, DatabaseInfo database, String table) {
        List<Crumb> crumbs = new ArrayList<>(frame.crumbs());
        crumbs.add(new Crumb(table, site.urls().table(database.route(), table)));
        return frame.withCrumbs(crumbs);
    }
}
