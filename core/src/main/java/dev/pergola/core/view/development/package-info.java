/**
 * What a browser sees of a plugin that is being written: open pages ask whether it has changed, load themselves again when a
 * new version has taken over, and show what the compiler does not understand.
 */
package dev.pergola.core.view.development;
