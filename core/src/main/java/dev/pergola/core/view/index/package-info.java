/** The front page. */
package dev.pergola.core.view.index;
