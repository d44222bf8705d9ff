package dev.pergola.core.catalogue;

import java.util.List;

/** What became of wishes. */
public sealed interface Resolution {

    /**
     * All wishes can be fulfilled.
     *
     * @param arrivals what has to be installed, those that others need first; what is installed already is not among
     *     them, so empty where nothing is left to do
     */
    record Found(List<CatalogueEntry> arrivals) implements Resolution {
        /** Copies the list. */
        public Found {
            arrivals = List.copyOf(arrivals);
        }
    }

    /**
     * They cannot, or not all of them together.
     *
     * @param reasons why, and what may help, in sentences that name the plugin; at least one
     */
    record Refused(List<String> reasons) implements Resolution {
        /** Copies the list. */
        public Refused {
            reasons = List.copyOf(reasons);
        }
    }
}
