/**
 * What has happened, and who hears of it; and those who stand around each write. Events are handed to each listener on a
 * thread of its own, so that nothing that happens waits for those who only want to hear of it. Interceptors of writes are
 * called on the thread that writes, and what they tell of is told after the commit.
 */
package dev.pergola.core.event;
