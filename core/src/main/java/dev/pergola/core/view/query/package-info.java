/** The page that runs SQL which a visitor wrote. */
package dev.pergola.core.view.query;
