/**
 * Does what the tutorial says: its commands and files are read out of the document itself and carried out outside of the
 * repository, with a Maven repository that holds what was built here as if it had been released.
 */
package dev.pergola.itest.tutorial;
