/**
 * Puts the rooms together by their constructors, registers what the core itself contributes, and starts and stops in
 * order. Runs with or without a framework: what needs OSGi is handed in by the room {@code osgi}.
 */
package dev.pergola.core.boot;
