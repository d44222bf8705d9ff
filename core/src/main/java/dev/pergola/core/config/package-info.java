/**
 * The configuration of a server: read, checked as a whole, held as immutable values.
 *
 * <p>Three groups of classes follow each other. <em>Reading</em> ({@code TreeReader} and what it uses) turns a JSON or
 * YAML file, a metadata file and the pairs of the command line into one tree in which every node knows where it was
 * written. <em>Checking</em> ({@code Section} and the classes named {@code ...Check}) walks that tree, makes the values
 * and collects every problem with its place. <em>Values</em> ({@link dev.pergola.core.config.Configuration} and what it
 * holds) are what the rest of the core reads; {@link dev.pergola.core.config.ConfigurationDifference} says what changed
 * from one to the next. The door is {@link dev.pergola.core.config.ConfigurationReader}.
 */
package dev.pergola.core.config;
