package dev.pergola.core.boot;

import dev.pergola.api.data.AssignedTypes;
import dev.pergola.api.data.SiteMetadata;
import dev.pergola.api.data.StoredQueries;
import dev.pergola.api.server.Messages;
import dev.pergola.core.db.ReadLog;
import dev.pergola.core.db.ReadLogs;
import dev.pergola.core.identity.MessageDelivery;
import dev.pergola.core.internal.MetadataForPlugins;
import dev.pergola.core.internal.QueriesForPlugins;
import dev.pergola.core.internal.RecordKeeper;
import dev.pergola.core.internal.TypesForPlugins;

/**
 * What a site offers to plugins about its data, and for its pages. May be used by any number of threads.
 *
 * @param metadata descriptions
 * @param types of columns
 * @param queries that are stored
 * @param messages for the next page
 */
public record SiteOffers(SiteMetadata metadata, AssignedTypes types, StoredQueries queries, Messages messages) {

    static SiteOffers of(RecordKeeper records, MessageDelivery delivery, ReadLogs logs) {
        Messages messages = (request, message) -> {
            logs.current().ifPresent(ReadLog::beUncertain); // an answer that is repeated would not say it again
            delivery.keep(request, message);
        };
        return new SiteOffers(
                new MetadataForPlugins(records),
                new TypesForPlugins(records),
                new QueriesForPlugins(records),
                messages);
    }
}
