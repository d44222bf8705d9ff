/** The page of plugins: what runs, what does not, and why. */
package dev.pergola.core.view.plugins;
