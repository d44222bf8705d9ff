package dev.pergola.core.catalogue;

import dev.pergola.api.ErrorCode;
import java.util.List;

/** One catalogue of those that are configured. */
sealed interface CatalogueSource permits CatalogueFolder, RemoteCatalogue {

    /** What a catalogue is called that cannot be used. */
    ErrorCode UNUSABLE = new ErrorCode("unusable-catalogue", 400);

    /**
     * What it is called.
     *
     * @return a path or an address
     */
    String name();

    /**
     * What it holds now. By name, of one name the newest version first.
     *
     * @throws dev.pergola.api.ServerException where it cannot be read
     */
    List<IndexedPlugin> plugins();
}
