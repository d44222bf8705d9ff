/**
 * The one room that knows the framework. Services of plugins become contributions of the registry, jars in folders become
 * bundles, blocks of the configuration become configurations of components, and the core's own services are handed out.
 * Everything that decides something is below this room and runs without a framework; what is here translates.
 */
package dev.pergola.core.osgi;
