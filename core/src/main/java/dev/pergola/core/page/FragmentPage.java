package dev.pergola.core.page;

import static java.util.Objects.requireNonNull;

/**
 * The rows of a page of a table without the page around them, for scripts that put them into one.
 *
 * @param whole the page whose rows they are
 */
public record FragmentPage(TablePage whole) implements Page {

    /** Checks the page. */
    public FragmentPage {
        requireNonNull(whole, "whole is null");
    }

    @Override
    public PageFrame frame() {
        return whole.frame();
    }
}
