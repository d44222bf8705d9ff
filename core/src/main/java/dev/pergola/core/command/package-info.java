/**
 * The command line: which verb was typed, whether its options are right, what it printed and how it ended. The verbs
 * themselves are contributions, of the core and of plugins alike.
 */
package dev.pergola.core.command;
