package dev.pergola.core.view;

import dev.pergola.api.hook.page.PageDescription;
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
        String database = page.database().orElse("");
        return switch (page.view()) {
            case "index" -> new OwnersNote(metadata.values(), Map.of());
            case "database" -> new OwnersNote(metadata.database(database).values(), Map.of());
            case "table" -> {
                Metadata.OfTable table = metadata.table(database, page.table().orElse(""));
                yield new OwnersNote(table.values(), table.columns());
            }
            default -> OwnersNote.none();
        };
    }
}
