/**
 * From folders of jars and sources to running plugins: what is wanted is compared with what runs, the difference is a plan of
 * readable steps, and the {@link dev.pergola.core.plugins.Reconciler} carries it out through a
 * {@link dev.pergola.core.plugins.PluginPlatform}. Looking at folders and planning know no framework and change nothing,
 * so they are tested as stories; only the platform knows what a bundle is.
 */
package dev.pergola.core.plugins;
