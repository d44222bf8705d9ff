package dev.pergola.core.view;

import dev.pergola.api.hook.page.PageDescription;
import dev.pergola.api.hook.page.PageSubject;
import dev.pergola.core.config.Metadata;
import dev.pergola.core.page.OwnersNote;
import java.util.Map;

/**
 * Finds what the owner says about what a page shows. Nothing is inherited: a database does not take over the licence of the
 * site, nor a row the title of its table.
 */
final class OwnersNotes {

    private OwnersNotes() {}

    static OwnersNote of(Metadata metadata, PageDescription page) {
        if (page.subject() instanceof PageSubject.Homepage) {
            return new OwnersNote(metadata.values(), Map.of());
        }
        if (page.subject() instanceof PageSubject.OfDatabase database) {
            return new OwnersNote(metadata.database(database.name()).values(), Map.of());
        }
        if (page.subject() instanceof PageSubject.OfTable shown) {
            Metadata.OfTable table = metadata.table(shown.databaseName(), shown.name());
            return new OwnersNote(table.values(), table.columns());
        }
        return OwnersNote.none();
    }
}
