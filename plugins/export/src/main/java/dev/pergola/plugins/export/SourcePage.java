package dev.pergola.plugins.export;

/**
 * A page as it goes into the copy, but for its links.
 *
 * @param text the page
 * @param title its title
 * @param excerpt the beginning of what it says
 */
record SourcePage(LinkedText text, String title, String excerpt) {}
