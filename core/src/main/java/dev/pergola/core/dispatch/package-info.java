/**
 * One request from beginning to end: lease a snapshot, find the route, call it, turn problems into answers, let the
 * filters see the answer, release the lease with the last byte.
 *
 * <p>The only place where failures become responses. It knows neither Jetty nor what a page looks like.
 */
package dev.pergola.core.dispatch;
