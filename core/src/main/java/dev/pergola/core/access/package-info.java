/**
 * Who asks, and what plugins say about what he may do: asks the hooks that resolve actors, handle tokens, know people, define
 * actions and give rules, each through the guard. Whatever fails here keeps people out and never lets anybody in. What it
 * finds out is decided upon in {@code permission}, which knows nothing of plugins.
 */
package dev.pergola.core.access;
