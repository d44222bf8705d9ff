/**
 * Values that every other package of the API shares: error codes, the one exception family, and attributes.
 *
 * <p>The API depends on the JDK and on OSGi annotations only. References are never null, neither as arguments nor as
 * results, unless a text says otherwise; absence is an empty {@link java.util.Optional} or an empty collection.
 */
@Version("1.1.0")
package dev.pergola.api;

import org.osgi.annotation.versioning.Version;
