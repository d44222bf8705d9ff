package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.PlainValue;
import java.util.List;

/**
 * The front page: every database that the reader may see.
 *
 * @param frame what every page has
 * @param databases in order of name
 * @param byRelations whether the most related tables of each database are named first, and not the largest; so too
 *     where they could not be counted
 * @param metadata what the owner says about the site
 */
public record IndexPage(PageFrame frame, List<DatabaseSummary> databases, boolean byRelations, PlainValue metadata)
        implements Page {

    /** Checks the parts and copies the list. */
    public IndexPage {
        requireNonNull(frame, "frame is null");
        databases = List.copyOf(databases);
        requireNonNull(metadata, "metadata is null");
    }
}
