/**
 * Pages that the user has written, at addresses of their own: a file in the folder {@code pages} of his templates answers
 * where nothing else does. The name of the file is the address, with names in braces for the parts that may differ.
 */
package dev.pergola.core.view.pages;
