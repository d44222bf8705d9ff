package dev.pergola.core.config;

import static java.util.Objects.requireNonNull;

import dev.pergola.core.model.StoredQueries;

/**
 * What a site keeps about its data at one moment: what its configuration says, and what was said since by others. Pages
 * read it from here, never from the configuration. Immutable.
 *
 * @param metadata descriptions
 * @param queries the stored queries
 * @param columnTypes what the values of columns mean
 */
public record SiteRecords(Metadata metadata, StoredQueries queries, ColumnTypes columnTypes) {
    private static final SiteRecords NONE = new SiteRecords(Metadata.empty(), StoredQueries.none(), ColumnTypes.none());

    /** Checks the parts. */
    public SiteRecords {
        requireNonNull(metadata, "metadata is null");
        requireNonNull(queries, "queries is null");
        requireNonNull(columnTypes, "columnTypes is null");
    }

    /** Nothing is kept. */
    public static SiteRecords none() {
        return NONE;
    }
}
