/**
 * The network: the only package that knows Jetty. It turns an exchange into a
 * {@link dev.pergola.api.http.Request}, hands that to a function, and writes the
 * {@link dev.pergola.api.http.Response} that comes back. What a path or a header means is decided above; here are only
 * the limits: how large a request may be, how many are answered at once and how many wait, how slow a client may be, and
 * how long running requests may take when the server stops. What Jetty itself refuses, such as a malformed request, is
 * answered in the server's own words as well.
 */
package dev.pergola.core.http;
