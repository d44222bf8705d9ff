package dev.pergola.core.query;

/**
 * How many rows there are.
 *
 * @param rows the number found
 * @param capped whether counting stopped there, so that there are at least so many
 */
public record CountedRows(long rows, boolean capped) {}
