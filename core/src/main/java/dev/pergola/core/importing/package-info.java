/**
 * Files become tables of a database, for {@code pergola import} and {@code pergola insert}: in one transaction, with types that fit
 * all values. One thread reads, another one writes.
 */
package dev.pergola.core.importing;
