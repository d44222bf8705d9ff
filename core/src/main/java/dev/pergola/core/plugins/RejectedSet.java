package dev.pergola.core.plugins;

/**
 * An installed set that did not come up in this server, which goes on with the one before.
 *
 * @param number which generation
 * @param reason what of it does not run and why, in a sentence
 */
public record RejectedSet(int number, String reason) {}
