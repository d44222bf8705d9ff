/**
 * Finished answers, kept for whoever asks the same again.
 *
 * <p>An answer is valid exactly as long as the plugins, the configuration and the data that it was made of. Nothing here
 * expires by time: each use compares numbers. This room knows neither routes nor databases, it is told numbers.
 */
package dev.pergola.core.cache;
