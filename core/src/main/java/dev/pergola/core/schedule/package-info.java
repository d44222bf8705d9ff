/**
 * Tasks that run again and again. What shall run is whatever the current snapshot of the registry holds: at each change
 * the scheduler compares it with what does run, ends the tasks that left and begins those that came. Time and threads
 * come through {@link dev.pergola.core.schedule.TaskTimer}, so that a test can step through an hour at once.
 */
package dev.pergola.core.schedule;
