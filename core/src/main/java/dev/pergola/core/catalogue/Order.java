package dev.pergola.core.catalogue;

import java.util.Comparator;

/** In which order plugins are told. */
final class Order {

    /** By name, of one name the newest version first. */
    static final Comparator<CatalogueEntry> ENTRIES = Comparator.comparing(CatalogueEntry::name)
            .thenComparing(Comparator.comparing(CatalogueEntry::version).reversed());

    private Order() {}
}
