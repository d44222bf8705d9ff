/**
 * Who asked what, and who changed what, each as a file of JSON lines.
 *
 * <p>{@link dev.pergola.plugins.journal.Journal} hears of requests and events and makes a line of each;
 * {@link dev.pergola.plugins.journal.LineFile} writes them on a thread of its own, so that no request waits for a disk.
 */
package dev.pergola.plugins.journal;
