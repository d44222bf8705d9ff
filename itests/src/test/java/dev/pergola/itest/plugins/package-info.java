/** Plugins that come, change and go in the folder of a running server, as the people who visit it see them. */
package dev.pergola.itest.plugins;
