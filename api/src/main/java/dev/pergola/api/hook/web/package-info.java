/**
 * Hooks on the way of a request: filters, who asks, routes, answers to problems, and static files.
 *
 * <p>A hook is registered as an OSGi service, normally by a Declarative Services component. Its metadata are service
 * properties, named by the constants of the interface.
 */
@Version("1.1.0")
package dev.pergola.api.hook.web;

import org.osgi.annotation.versioning.Version;
