/**
 * Requests and responses as values, without any web server's types.
 *
 * <p>{@link dev.pergola.api.http.Response}, {@link dev.pergola.api.http.Headers} and
 * {@link dev.pergola.api.http.QueryString} are immutable and may be shared between threads. A
 * {@link dev.pergola.api.http.Body} is written once and closed by whoever writes it, which is the core.
 */
@Version("1.2.0")
package dev.pergola.api.http;

import org.osgi.annotation.versioning.Version;
