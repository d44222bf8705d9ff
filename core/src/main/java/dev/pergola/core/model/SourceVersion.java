package dev.pergola.core.model;

/**
 * One of the things that an answer was made of, and its version then.
 *
 * @param source what; never given to another thing while the server runs
 * @param version differs from the version of any other moment at which it was different
 */
public record SourceVersion(long source, long version) {}
