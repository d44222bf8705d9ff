package dev.pergola.core.render.html;

/** The parts of pages; search engines shall not take them for content. */
record PatternsModel(boolean noIndex) {
    static final PatternsModel ONE = new PatternsModel(true);
}
