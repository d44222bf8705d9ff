/** Starts the framework and runs the command line in it. */
package dev.pergola.launcher;
