package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

/**
 * Rows without a page around them, to be written while they flow.
 *
 * @param grid the rows; whoever opened them closes them
 * @param binaries where the bytes of a BLOB can be fetched, for formats that cannot hold them
 */
public record Export(RowGrid grid, BinaryLinks binaries) {

    /** Checks the parts. */
    public Export {
        requireNonNull(grid, "grid is null");
        requireNonNull(binaries, "binaries is null");
    }
}
