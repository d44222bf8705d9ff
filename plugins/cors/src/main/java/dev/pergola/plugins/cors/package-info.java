/** Lets web pages of other origins read this server's answers, as its settings say. */
package dev.pergola.plugins.cors;
