package dev.pergola.core.render.html;

import dev.pergola.core.text.HtmlEscaping;
import dev.pergola.core.text.SiteUrls;

/**
 * Where cells are shown.
 *
 * @param urls the addresses of the site
 * @param limit the number of characters after which a text is cut; 0 or less for none
 * @param rowAddress what stands before the key in the address of a row, escaped; blank where rows have no address
 * @param folds whether long texts may be shown in part, since there is a way to see the rest
 */
record CellPlace(SiteUrls urls, int limit, String rowAddress, boolean folds) {

    /** Rows of a table, of which each has a page of its own. */
    static CellPlace ofTable(SiteUrls urls, int limit, String tableAddress) {
        return new CellPlace(urls, limit, HtmlEscaping.escape(tableAddress + "/"), true);
    }

    /** Everything in full. */
    static CellPlace ofRow(SiteUrls urls, String tableAddress) {
        return new CellPlace(urls, 0, HtmlEscaping.escape(tableAddress + "/"), false);
    }

    /** Rows without an address. */
    static CellPlace ofQuery(SiteUrls urls, int limit) {
        return new CellPlace(urls, limit, "", false);
    }
}
