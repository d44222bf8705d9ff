/** Facts about the running server: versions, settings, configuration, databases, the actor. */
package dev.pergola.core.view.introspection;
