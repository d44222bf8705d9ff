/**
 * What was acknowledged stays: servers are killed under a stream of writes, disks fill up, files are locked or may not be
 * written, and other processes write the same file.
 */
package dev.pergola.itest.durability;
