/**
 * The one registry of everything that plugins and the core itself contribute.
 *
 * <p>A kind of hook is data: a {@link dev.pergola.core.hooks.HookPoint} with its type, its key and its check. Each
 * contribution is a {@link dev.pergola.core.hooks.HookEntry}. What is active at a moment is one immutable
 * {@link dev.pergola.core.hooks.Snapshot} behind one volatile field; a request takes a
 * {@link dev.pergola.core.hooks.Lease} on it once and uses it to the end. Calls into contributions go through
 * {@link dev.pergola.core.hooks.HookCalls} and nowhere else. This room knows no framework and no kind of hook in
 * particular.
 */
package dev.pergola.core.hooks;
