/** The pages of tables and views: rows with their filters, their order and the way to the next page. */
package dev.pergola.core.view.table;
