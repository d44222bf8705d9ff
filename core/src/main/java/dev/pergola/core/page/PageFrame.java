package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.api.hook.page.PageParts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What every page has.
 *
 * @param site the site that the page belongs to
 * @param title for the window and bookmarks
 * @param crumbs the way from the front page to here, without this page; only what the reader may open
 * @param jsonAddress the same content for programs, absolute; empty where there is none
 * @param formats further formats in which plugins write the same content, by the ending of the address; asked when links
 *     to them are written
 * @param additions asks plugins and the core what they add to the page; asked when the page is written as HTML, and then
 *     answers the same each time
 * @param reader who reads it; empty for somebody unknown
 * @param note what the owner says about what it shows
 * @param templates of plugins
 */
public record PageFrame(
        Site site,
        String title,
        List<Crumb> crumbs,
        Optional<String> jsonAddress,
        Supplier<List<String>> formats,
        Supplier<PageParts> additions,
        Optional<SignedIn> reader,
        OwnersNote note,
        TemplateSource templates) {

    /** Checks the parts and copies the list. */
    public PageFrame {
        requireNonNull(site, "site is null");
        requireNonNull(title, "title is null");
        crumbs = List.copyOf(crumbs);
        requireNonNull(jsonAddress, "jsonAddress is null");
        requireNonNull(formats, "formats is null");
        requireNonNull(additions, "additions is null");
        requireNonNull(reader, "reader is null");
        requireNonNull(note, "note is null");
        requireNonNull(templates, "templates is null");
    }

    /** The frame of a page about nothing that has an owner, for somebody unknown. */
    public PageFrame(Site site, String title, List<Crumb> crumbs, Optional<String> jsonAddress, PageParts parts) {
        this(
                site,
                title,
                crumbs,
                jsonAddress,
                List::of,
                () -> parts,
                Optional.empty(),
                OwnersNote.none(),
                TemplateSource.NONE);
    }

    /** What plugins and the core add: style sheets, scripts, menus. */
    public PageParts parts() {
        return additions.get();
    }

    /**
     * The same frame, for which plugins are not asked before its rows have been given back: they may want to read as well,
     * and a request that holds one connection while it waits for another keeps others waiting.
     *
     * @param rows written before the frame is
     */
    public PageFrame after(ResultRows rows) {
        Supplier<PageParts> later = () -> {
            rows.close();
            return additions.get();
        };
        return new PageFrame(site, title, crumbs, jsonAddress, formats, later, reader, note, templates);
    }

    /**
     * The same frame with more data for templates, which goes before what is there under the same name.
     *
     * @param more by name
     */
    public PageFrame withData(Map<String, Object> more) {
        return more.isEmpty()
                ? this
                : new PageFrame(
                        site,
                        title,
                        crumbs,
                        jsonAddress,
                        formats,
                        () -> withData(additions.get(), more),
                        reader,
                        note,
                        templates);
    }

    private static PageParts withData(PageParts parts, Map<String, Object> more) {
        Map<String, Object> data = new HashMap<>(parts.data());
        data.putAll(more);
        return new PageParts(
                parts.styles(),
                parts.scripts(),
                parts.inlineScripts(),
                parts.menu(),
                parts.actions(),
                parts.top(),
                data,
                parts.templates(),
                parts.messages());
    }

    /** The same frame with another way to the page. */
    public PageFrame withCrumbs(List<Crumb> others) {
        return new PageFrame(site, title, others, jsonAddress, formats, additions, reader, note, templates);
    }
}
