/**
 * What pages load: style sheets, scripts and other files of the core, of plugins and of the configuration.
 *
 * <p>All of them come through the same hooks, the core's own too. A file is read once for each state of the registry and
 * has an address with a hash of its content, so that browsers may keep it for good and still never show an old one.
 */
package dev.pergola.core.view.assets;
