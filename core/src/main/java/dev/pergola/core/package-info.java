/**
 * The core: one room per package below, in layers from values without dependencies up to the activator. Which room may
 * know which is data in the architecture test, and a breach fails the build.
 */
package dev.pergola.core;
