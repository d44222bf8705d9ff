/**
 * From sources to a plugin: a single file or the folder of a project is compiled by the compiler of the running JDK, bnd
 * writes the manifest and the descriptions of the components as it would in a build, and the jar is kept in a cache that may
 * be deleted. What is wrong is told as people know it from the compiler: file, line, the line's text and where in it. Nothing
 * of the compiler or of bnd is loaded before the first source that is not in the cache.
 */
package dev.pergola.core.source;
