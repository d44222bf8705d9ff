package dev.pergola.plugins.export;

/**
 * One export of a site: what, and where to.
 *
 * @param rules what belongs to it
 * @param folder where it is written
 * @param last what the last export there has written; nothing where its rules were others
 */
record Copying(SiteRules rules, OutputFolder folder, Manifest last) {}
