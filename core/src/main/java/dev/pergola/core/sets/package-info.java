/**
 * What was installed, as generations on the disk. A set is one of each plugin, pinned by version and SHA-256. A change makes
 * the next set completely, jars first, and then puts it into force by renaming one file, so a process that is killed leaves
 * the old set or the new one. A change is planned before it is carried out, and the plan can be read. Nothing here needs a
 * server; a running one follows the file.
 */
package dev.pergola.core.sets;
