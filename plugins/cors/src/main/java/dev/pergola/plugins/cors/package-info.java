/**
 * Lets web pages of other origins read this server's answers, as the settings say. One
 * {@link dev.pergola.plugins.cors.CorsFilter} sees every answer; what it does is decided by
 * {@link dev.pergola.plugins.cors.CorsSettings}, which are checked once and replaced as a whole.
 */
package dev.pergola.plugins.cors;
