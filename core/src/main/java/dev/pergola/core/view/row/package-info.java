/** The page of one row, with the ways to the rows that refer to it. */
package dev.pergola.core.view.row;
